using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Compliance.Cases;
using Compliance.Judging.Binding;
using Compliance.Judging.Sender;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Results;
using Compliance.Model.Scrapes;
using Compliance.Model.Targets;
using Compliance.Running;
using Compliance.Running.Sending;

namespace Compliance.Benchmarks;

/// <summary>
/// The mock receiver under load, as a run uses it: senders on loopback write requests of 500 series as fast as they are answered; every request is
/// recorded, decoded, answered, and judged by every passive check of requests. Bounded by its number of requests.
/// </summary>
/// <param name="lanes">Lanes, each written to over one connection.</param>
/// <param name="requests">Requests of each lane.</param>
internal sealed class LoadRun(int lanes, int requests) : IProgressLog
{
    private const int SeriesPerRequest = 500;
    private const int Budget = 1_000_000;
    private TimeSpan ended;

    /// <summary>The command line: <c>load [LANES [REQUESTS]]</c>; exit code 1 when the budget is missed or a check is not satisfied.</summary>
    public static async Task<int> OfCommandLine(string[] arguments)
    {
        int Number(int index, int otherwise) =>
            arguments.Length > index ? int.Parse(arguments[index], CultureInfo.InvariantCulture) : otherwise;
        return await new LoadRun(Math.Clamp(Number(0, 4), 1, 64), Math.Clamp(Number(1, 4000), 1, 5000)).Run();
    }

    /// <inheritdoc/>
    public void Phase(string what) { }

    /// <inheritdoc/>
    public void Progress(int done, int of, string what) { }

    private async Task<int> Run()
    {
        var library = CaseLibrary.Load(new CaseFiles(), SpecVersions.Default);
        var cases = Cases(library);
        var sender = new LoadSender(requests);
        var judge = new SenderJudge(MatcherCatalogue.Standard);
        var target = Target();
        var decider = new LaneDecider(judge, cases, target, library.Capabilities);
        var folder = Directory.CreateTempSubdirectory("prw-load-");
        try
        {
            var plan = new SenderPlan
            {
                Cases = cases,
                Target = target,
                Version = "1",
                Folder = folder.FullName,
                Mock = new() { Arrived = decider.Watch.Arrived },
            };
            var cpu = Process.GetCurrentProcess().TotalProcessorTime;
            var runner = new SenderRunner(sender, this, new RunClock(TimeProvider.System));
            var run = await runner.Run(plan, lane => decider.Decided(lane) && lane.Exchanges.Length >= requests, default);
            ended = Stopwatch.GetElapsedTime(sender.StartedAt);
            var checks = judge.Judge(run, library.Ledger, target, "1", "builtin", library.Capabilities, decider.Watch);
            return Report(run, checks, sender, Stopwatch.GetElapsedTime(sender.StartedAt), cpu);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private int Report(SenderRun run, ImmutableArray<CheckResult> checks, LoadSender sender, TimeSpan judged, TimeSpan cpuBefore)
    {
        var process = Process.GetCurrentProcess();
        var (busy, peak) = (process.TotalProcessorTime - cpuBefore - sender.Preparing, process.PeakWorkingSet64 >> 20);
        var exchanges = run.Lanes.Sum(l => l.Exchanges.Length);
        var samples = run.Lanes.SelectMany(l => l.Exchanges).Sum(Samples);
        var satisfied = checks.Count(c => c.Outcome == Outcome.Satisfied);
        var rate = samples / judged.TotalSeconds;
        Console.WriteLine($"{exchanges} requests of {SeriesPerRequest} series in {lanes} lanes, {sender.Bytes >> 20} MiB sent");
        Console.WriteLine($"answered  {sender.Sent.TotalSeconds, 6:F2} s  {samples / sender.Sent.TotalSeconds, 12:N0} samples/s");
        Console.WriteLine($"lanes end {ended.TotalSeconds, 6:F2} s  {samples / ended.TotalSeconds, 12:N0} samples/s");
        Console.WriteLine(
            $"judged    {judged.TotalSeconds, 6:F2} s  {rate, 12:N0} samples/s  ({checks.Length} checks, {satisfied} satisfied)"
        );
        Console.WriteLine($"processor {busy.TotalSeconds, 6:F2} s, the senders' share included; peak {peak} MiB");
        Console.WriteLine(
            $"garbage collection {GC.GetTotalPauseDuration().TotalSeconds:F2} s, {GC.CollectionCount(0)}, {GC.CollectionCount(1)} and {GC.CollectionCount(2)} times"
        );
        foreach (var check in checks.Where(c => c.Outcome != Outcome.Satisfied))
            Console.WriteLine($"{check.Id}: {check.Outcome}: {check.Said}");
        var whole = samples == (long)lanes * requests * SeriesPerRequest && satisfied == checks.Length;
        Console.WriteLine(
            !whole ? "not everything was recorded, decoded and judged"
            : rate >= Budget ? "budget kept"
            : "budget missed"
        );
        return whole && rate >= Budget ? 0 : 1;
    }

    private static long Samples(Exchange exchange)
    {
        var samples = exchange.Decoded?.Series.Sum(s => (long)s.Samples.Length) ?? 0;
        exchange.Message?.LetGo();
        return samples;
    }

    // Passive checks that look at requests alone: what a page holds is another matter.
    private ImmutableArray<SenderCase> Cases(CaseLibrary library)
    {
        var context = ExpansionContext.Dummy;
        var checks = library
            .Cases.Where(c => c.Role == Role.Sender)
            .Select(c => library.Sender(c, context))
            .Where(c => c.Respond.IsEmpty && c.Head.Needs.IsEmpty && c.Options == new LaneOptions())
            .SelectMany(c => c.Head.Checks)
            .Where(c => c.Temporal == Temporal.Always && MatcherCatalogue.Standard.BindSender(c) is IRequestMatcher)
            .DistinctBy(c => c.Name, StringComparer.Ordinal)
            .ToImmutableArray();
        return [.. Enumerable.Range(1, lanes).Select(n => Case(n, n == 1 ? checks : []))];
    }

    // The checks stand in one case and are judged in all lanes, like those of a real run. A name of its own in the page: equal pages would share a lane.
    private static SenderCase Case(int number, ImmutableArray<CheckScript> checks) =>
        new()
        {
            Head = new CaseHead
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"sender/load/lane-{number}"),
                Title = "Requests under load",
                Checks = checks,
                At = new SourceLocation("load", number),
            },
            Pages =
            [
                new Page { Fixture = string.Create(CultureInfo.InvariantCulture, $"load-{number}"), Families = TypicalRequest.Families },
            ],
        };

    private TargetDescriptor Target() =>
        new()
        {
            Name = "load",
            Title = "Load",
            Roles = [Role.Sender],
            Versions = ["1"],
            Launch = new LaunchOptions(null, null, false, "load"),
            Sender = new SenderSetup(
                ImmutableDictionary<string, string>.Empty,
                lanes,
                true,
                TimeSpan.FromMinutes(1),
                TimeSpan.FromMilliseconds(100)
            ),
        };
}

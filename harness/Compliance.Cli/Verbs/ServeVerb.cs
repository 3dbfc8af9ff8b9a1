using System.Globalization;
using System.Net;
using Compliance.Cases;
using Compliance.Cli.Inspect;
using Compliance.Cli.Suite;
using Compliance.Judging.Binding;
using Compliance.Judging.Sender.Facts;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Scrapes;
using Compliance.Reporting.Text;
using Compliance.Running.Sending;
using Compliance.Running.Sending.Mock;

namespace Compliance.Cli.Verbs;

/// <summary>The verb <c>serve</c>: a mock receiver, with or without a page to scrape, that tells what comes.</summary>
internal static class ServeVerb
{
    private const string LaneName = "serve";

    /// <summary>Serves until it is cancelled.</summary>
    /// <exception cref="UsageException">There is no such fixture, or the port is taken.</exception>
    public static async Task<int> Run(ServeOptions options, TextWriter output, CancellationToken cancellation)
    {
        var library = CaseLibrary.Load(new DiskCaseFiles(SuiteFolder.Find().Cases), SpecVersions.Default);
        var rules = new BodyRules(library);
        await using var mock = await Start(options, cancellation);
        var lane = mock.Add(Lane(options, library));
        var address = mock.AddressOf(lane.Lane);
        await output.WriteLineAsync($"write to {address.WriteUrl}");
        if (options.Page)
            await output.WriteLineAsync($"scrape   {address.ScrapeUrl}  ({options.Fixture})");
        await output.FlushAsync(cancellation);
        await Tell(lane, rules, output, cancellation);
        return ExitCodes.Green;
    }

    private static async Task<MockReceiver> Start(ServeOptions options, CancellationToken cancellation)
    {
        var host =
            options.Listen.Equals(IPAddress.Any) || options.Listen.Equals(IPAddress.IPv6Any)
                ? Dns.GetHostName()
                : options.Listen.ToString();
        var mock = new MockOptions
        {
            Bind = options.Listen,
            Host = host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host,
            Port = options.Port,
        };
        try
        {
            return await MockReceiver.Start(mock, new RunClock(TimeProvider.System), cancellation);
        }
        catch (IOException e)
        {
            throw new UsageException(
                $"cannot listen on {options.Listen} port {options.Port.ToString(CultureInfo.InvariantCulture)}: {e.Message}"
            );
        }
    }

    private static Lane Lane(ServeOptions options, CaseLibrary library)
    {
        var like = options.Page ? Shown(options.Fixture, library) : null;
        return new Lane
        {
            Name = LaneName,
            WritePath = MockPaths.Write(LaneName),
            Options = new LaneOptions(),
            Pages = like is null
                ? [new Page { Kind = PageKind.Status, Status = 404 }]
                : [like.Pages.First(p => p.Fixture == options.Fixture)],
            Formats = like?.Formats ?? [],
            Respond = options.Respond,
            Cases = [],
        };
    }

    // A fixture is expanded as the first case expands it that shows it.
    private static SenderCase Shown(string fixture, CaseLibrary library)
    {
        var cases = library.Cases.Where(c => c.Role == Role.Sender).Select(c => library.Sender(c, ExpansionContext.Dummy)).ToList();
        var names = cases
            .SelectMany(c => c.Pages.Select(p => p.Fixture))
            .Where(f => f.Length > 0)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        return cases.Find(c => c.Pages.Any(p => p.Fixture == fixture))
            ?? throw new UsageException(
                $"no sender case shows a page '{fixture}'; there are {string.Join(", ", names)}{NearestName.Hint(fixture, names)}"
            );
    }

    private static async Task Tell(MockLane lane, BodyRules rules, TextWriter output, CancellationToken cancellation)
    {
        var (told, scraped, dropped) = (0, 0, 0);
        try
        {
            while (await lane.Changes.WaitToReadAsync(cancellation))
            {
                lane.Changes.TryRead(out _);
                var now = lane.Snapshot();
                foreach (var scrape in now.Scrapes.Skip(scraped))
                    output.Write($"scrape {scrape.Number.ToString(CultureInfo.InvariantCulture)}: {Spelled(scrape)}\n");
                foreach (var exchange in now.Exchanges.Where(e => e.Index > told))
                    Tell(exchange, rules, output);
                if (now.Dropped > dropped)
                    output.Write("more requests came; they are answered and no longer shown\n");
                (scraped, dropped) = (now.Scrapes.Length, now.Dropped);
                told = now.Exchanges.IsEmpty ? told : now.Exchanges.Max(e => e.Index);
                await output.FlushAsync(cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Ctrl-C is how it ends.
        }
    }

    private static void Tell(Exchange exchange, BodyRules rules, TextWriter output)
    {
        var body = exchange.Decoded;
        var what =
            body is null || body.Message.IsEmpty
                ? string.Create(CultureInfo.InvariantCulture, $"{exchange.RequestLength} bytes that are no message")
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{LaneFacts.Named(body.Kind)}, {body.Series.Length} series, {body.Series.Sum(s => s.Samples.Length)} samples, {body.Series.Sum(s => s.Histograms.Length)} histograms, {body.Series.Sum(s => s.Exemplars.Length)} exemplars"
                );
        var answer = exchange.Status > 0 ? exchange.Status.ToString(CultureInfo.InvariantCulture) : exchange.Answer.Word();
        output.Write(
            WellFormed.Line(
                $"request {exchange.Index.ToString(CultureInfo.InvariantCulture)}: {exchange.Method} {exchange.Target}, {what} -> {answer}"
            ) + "\n"
        );
        foreach (var broken in rules.Broken(exchange))
            output.Write(
                WellFormed.Line(
                    $"  {broken.Requirements[0].Level.Spelled()} {string.Join(", ", broken.Requirements.Select(r => r.Id))}: {broken.Finding.Said}"
                ) + "\n"
            );
    }

    private static string Spelled(Scrape scrape) =>
        $"{scrape.Format.ToString().ToLowerInvariant()}, {scrape.Status.ToString(CultureInfo.InvariantCulture)}";
}

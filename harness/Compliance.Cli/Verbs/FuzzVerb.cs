using System.Collections.Immutable;
using System.Globalization;
using Compliance.Cases;
using Compliance.Cli.Fuzz;
using Compliance.Cli.Output;
using Compliance.Cli.Run;
using Compliance.Cli.Suite;
using Compliance.Model;
using Compliance.Reporting.Text;
using Compliance.Running.Launching;

namespace Compliance.Cli.Verbs;

/// <summary>The verbs <c>fuzz</c> and <c>shrink</c>.</summary>
internal static class FuzzVerb
{
    /// <summary>Fuzzes one receiver.</summary>
    /// <returns>Red with findings.</returns>
    /// <exception cref="UsageException">There is no such receiver.</exception>
    /// <exception cref="TargetException">It cannot be started, or takes no plain data.</exception>
    public static async Task<int> Run(FuzzOptions options, RunOptions choice, TextWriter output, CancellationToken cancellation)
    {
        var suite = SuiteFolder.Find();
        var library = CaseLibrary.Load(new DiskCaseFiles(suite.Cases), SpecVersions.Default);
        var plan = new JobPlanner(choice, library, new TargetFolders(suite, library.Capabilities)).Plan().Single();
        using var scratch = new ScratchFolder();
        await using var target = new FuzzTarget(plan.Target, plan.Launcher, Launch(plan, choice, scratch.Path));
        return await Run(
            target,
            options,
            new FindingFolder(Path.Combine(options.Out, FindingFolder.Name(plan.Target.Name, options.Seed))),
            output,
            cancellation
        );
    }

    /// <summary>Fuzzes a receiver and writes findings to a folder.</summary>
    public static async Task<int> Run(
        FuzzTarget target,
        FuzzOptions options,
        FindingFolder folder,
        TextWriter output,
        CancellationToken cancellation
    )
    {
        var console = new LiveConsole(output, TimeProvider.System)
        {
            Terminal = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected,
        };
        await target.Running(cancellation);
        console.Phase($"fuzzing {target.Seen}, seed {options.Seed.ToString(CultureInfo.InvariantCulture)}");
        var run = new FuzzRun(target, options, RunTag(options), console);
        var found = await run.Find(cancellation);
        console.EndProgress();
        var small = await Small(found, run, options, cancellation);
        foreach (var finding in small)
            await Report(finding, target, options, folder, output, cancellation);
        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{run.Sent} requests, {small.Count} findings{(small.Count < found.Length ? $" ({found.Length} before they were made small)" : "")}{(run.Passing > 0 ? $", {run.Passing} breaches that did not come again" : "")}"
            )
        );
        return found.IsEmpty ? ExitCodes.Green : ExitCodes.Red;
    }

    // Two faults that come down to the same bytes are one.
    private static async Task<IReadOnlyCollection<Finding>> Small(
        ImmutableArray<Finding> found,
        FuzzRun run,
        FuzzOptions options,
        CancellationToken cancellation
    )
    {
        if (!options.Shrink)
            return found;
        var small = new Dictionary<string, Finding>(StringComparer.Ordinal);
        var shrinker = new Shrinker(run.Trials);
        foreach (var finding in found)
        {
            var least = await shrinker.Shrink(finding, cancellation);
            small.TryAdd(FindingCase.Shape(least), least);
        }

        return small.Values;
    }

    private static async Task Report(
        Finding finding,
        FuzzTarget target,
        FuzzOptions options,
        FindingFolder folder,
        TextWriter output,
        CancellationToken cancellation
    )
    {
        var session = await target.Running(cancellation);
        var path = folder.Write(finding, options.Seed, session.NowMs);
        await output.WriteLineAsync(WellFormed.Line(finding.Title));
        await output.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"  {finding.Trial.Exchange.RequestBody.Length} bytes, {path}")
        );
    }

    // Series of two runs against one receiver must not meet.
    private static string RunTag(FuzzOptions options) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"f{options.Seed & 0xffff:x}x{TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() & 0xffffffff:x}"
        );

    private static LaunchRequest Launch(PlannedRun plan, RunOptions choice, string folder) =>
        new()
        {
            Target = plan.Target,
            Role = Role.Receiver,
            Version = plan.Version,
            Via = plan.Target.Launch.Builtin is null ? choice.Via : "builtin",
            Folder = folder,
        };
}

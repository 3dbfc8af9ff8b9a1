using System.Collections.Immutable;
using System.Net;
using Compliance.Cli.Replay;
using Compliance.Judging.Binding;
using Compliance.Judging.Sender;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Results;
using Compliance.Model.Targets;
using Compliance.Running.Launching;
using Compliance.Running.Sending;
using Compliance.Running.Sending.Mock;

namespace Compliance.Cli.Run;

/// <summary>Launches a sender, serves its pages, records what it sends, and judges it.</summary>
internal static class SenderPipeline
{
    /// <summary>The whole way from cases to results.</summary>
    /// <exception cref="TargetException">The target could not be launched.</exception>
    public static async Task<RunResults> Run(RunJob job, CancellationToken cancellation)
    {
        var clock = new RunClock(job.Time);
        var startedAt = job.Time.GetUtcNow();
        var expansion = job.Expansion;
        var context = expansion.Context;
        ImmutableArray<SenderCase> cases = [.. job.Cases.Select(expansion.Sender)];
        var judge = new SenderJudge(MatcherCatalogue.Standard);
        var via = job.Target.Launch.Builtin is null ? await Launcher.Choose(job.Target, job.Version, job.Via, cancellation) : "builtin";
        var target = await AtItsVersion(job, via, cancellation);
        var decider = new LaneDecider(judge, cases, target, job.Library.Capabilities);
        job.Log.Phase($"starting {job.Target.Title} as sender");
        var plan = new SenderPlan
        {
            Cases = [.. cases.Where(c => SenderJudge.Concerns(c, target, job.Library.Capabilities))],
            Target = target,
            Version = job.Version,
            Via = via,
            Folder = job.Scratch,
            Jobs = job.Jobs ?? 2,
            Mock = Mock(via) with { Arrived = decider.Watch.Arrived },
            Patience = decider.PatientUntil,
        };
        var runner = new SenderRunner(job.Launcher, job.Log, clock);
        var lanes = new LaneJudge(judge, decider.Watch, job, via);
        var live = new LiveLanes(lanes, cases, job);
        var enough = job.Until is null ? null : new FinalViolation(lanes, cases, job);
        job.Live?.Begin(cases.Sum(c => c.Head.Checks.Length));
        var run = await runner.Run(plan, lane => enough?.SeenIn(lane) == true || Decided(lane, decider, live), cancellation);
        MustHaveStarted(runner);
        job.Log.Phase("judging");
        var seen = Seen(runner, via);
        var version = job.VersionOf(seen.Version);
        var checks = judge.Judge(
            run with
            {
                Cases = cases,
            },
            job.Library.Ledger,
            target,
            version,
            seen.Via,
            job.Library.Capabilities,
            decider.Watch
        );
        return Conclusion.Draw(
            job,
            seen,
            checks,
            Exchanges(run, runner),
            Recording.Of(job, context, run, seen.Version),
            startedAt,
            clock.Now
        );
    }

    // One process of many that does not start leaves its lanes unjudged; when none does, the launch failed and there is no verdict to give.
    private static void MustHaveStarted(SenderRunner runner)
    {
        if (!runner.Processes.IsEmpty && runner.Processes.All(p => p.Failure is not null))
            throw runner.Processes[0].Failure!;
    }

    /// <summary>The target with the capabilities of its version. What a sender is asked for depends on them, so the version is read before it is started.</summary>
    public static async Task<TargetDescriptor> AtItsVersion(RunJob job, string via, CancellationToken cancellation)
    {
        var seen = job.Target.Since.IsEmpty ? "" : await Launcher.VersionOf(job.Target, job.Version, via, cancellation);
        return job.Target.At(seen.Length > 0 ? seen : job.Version);
    }

    private static bool Decided(LaneTranscript lane, LaneDecider decider, LiveLanes live)
    {
        if (!decider.Decided(lane))
            return false;
        live.Take(lane);
        return true;
    }

    // A container reaches us through the engine's gateway and not through loopback.
    public static MockOptions Mock(string via) =>
        via == "container" ? new MockOptions { Bind = IPAddress.Any, Host = Launcher.SuiteHost(via) } : new MockOptions();

    private static Seen Seen(SenderRunner runner, string via)
    {
        var started = runner.Processes.Where(p => p.Via.Length > 0).ToArray();
        var version = started.Select(p => p.Version).FirstOrDefault(v => v.Length > 0) ?? "";
        var log = string.Join("\n", runner.Processes.Select(p => p.LogTail).Where(l => l.Length > 0));
        return new Seen(version, started.Length > 0 ? started[0].Via : via, log);
    }

    private static ImmutableArray<Exchange> Exchanges(SenderRun run, SenderRunner runner) =>
        [.. run.Lanes.SelectMany(l => l.Exchanges).Concat(runner.Strays).DistinctBy(e => e.Index).OrderBy(e => e.Index)];
}

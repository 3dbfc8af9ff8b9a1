using System.Collections.Immutable;
using Compliance.Cli.Replay;
using Compliance.Judging.Binding;
using Compliance.Judging.Receiver;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Results;
using Compliance.Model.Targets;
using Compliance.Running.Launching;
using Compliance.Running.Receiving;
using SendPlan = Compliance.Running.Receiving.ReceiverPlan;

namespace Compliance.Cli.Run;

/// <summary>Launches a receiver, sends it the cases, and judges what came back.</summary>
internal static class ReceiverPipeline
{
    /// <summary>The whole way from cases to results.</summary>
    /// <exception cref="TargetException">The target could not be launched.</exception>
    public static async Task<RunResults> Run(RunJob job, CancellationToken cancellation)
    {
        var started = job.Time.GetTimestamp();
        var startedAt = job.Time.GetUtcNow();
        var context = job.Context;
        ImmutableArray<ReceiverCase> cases = [.. job.Cases.Select(c => job.Library.Receiver(c, context))];
        var judge = new ReceiverJudge(MatcherCatalogue.Standard);
        var launch = Launch(job);
        job.Log.Phase($"starting {job.Target.Title} as receiver");
        await using var instance = await job.Launcher.Start(launch, cancellation);
        var plan = new SendPlan
        {
            Cases = cases,
            Reads = (@case, arm) => judge.Reads(@case, arm),
            Setup = job.Target.Receiver!,
            Launch = launch,
            Tag = context.Tag("preflight"),
            Jobs = job.Jobs ?? 16,
            Message = job.Target.Capabilities.GetValueOrDefault("message.v2") == Capability.No ? MessageKind.V1 : MessageKind.V2,
            StartedAt = started,
        };
        var run = await new ReceiverRunner(job.Launcher, job.Time).Run(plan, instance, job.Log, cancellation);
        job.Log.Phase("judging");
        var checks = judge.Judge(run, job.Library.Ledger, job.Target, instance.Version, instance.Via, job.Library.Capabilities);
        return Conclusion.Draw(
            job,
            Seen.Of(instance),
            checks,
            Exchanges(run),
            Recording.Of(job, context, run, instance.Version),
            startedAt,
            job.Time.GetElapsedTime(started)
        );
    }

    private static LaunchRequest Launch(RunJob job) =>
        new()
        {
            Target = job.Target,
            Role = Role.Receiver,
            Version = job.Version,
            Via = job.Via,
            Folder = job.Scratch,
        };

    private static ImmutableArray<Exchange> Exchanges(ReceiverRun run)
    {
        IEnumerable<Exchange> preflight = run.Preflight is { } p ? [p.Plain, p.Garbage, p.BrokenMessage, p.RandomPath] : [];
        var cases = run.Transcripts.SelectMany(t => t.Search.Concat(t.Arms.SelectMany(a => a.Exchanges)));
        return [.. preflight.Concat(cases).OrderBy(e => e.Index)];
    }
}

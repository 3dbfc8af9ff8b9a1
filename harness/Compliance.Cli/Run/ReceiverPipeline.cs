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
using Compliance.Running.Receiving.ReadBack;
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
        var expansion = job.Expansion;
        var context = expansion.Context;
        ImmutableArray<ReceiverCase> cases = [.. job.Cases.Select(expansion.Receiver)];
        var judge = new ReceiverJudge(MatcherCatalogue.Standard);
        await using var sink = await Sink(job, cancellation);
        var launch = Launch(job) with { Sink = sink?.Address };
        job.Log.Phase($"starting {job.Target.Title} as receiver");
        await using var instance = await job.Launcher.Start(launch, cancellation);
        var target = job.Target.At(instance.Version.Length > 0 ? instance.Version : job.Version);
        var plan = new SendPlan
        {
            Cases = cases,
            Reads = (@case, arm) => judge.Reads(@case, arm),
            Setup = job.Target.Receiver!,
            Launch = launch,
            Tag = context.Tag("preflight"),
            Jobs = job.Jobs ?? 16,
            Message = Message(target),
            Probes = ReceiverProbes.Due(target, job.Library.Capabilities),
            StartedAt = started,
            Sink = sink,
        };
        var run = await new ReceiverRunner(job.Launcher, job.Time).Run(plan, instance, job.Log, cancellation);
        job.Log.Phase("judging");
        var checks = judge.Judge(run, job.Library.Ledger, target, job.VersionOf(instance.Version), instance.Via, job.Library.Capabilities);
        return Conclusion.Draw(
            job,
            Seen.Of(instance),
            checks,
            Exchanges(run),
            Recording.Of(job, context, run, instance.Version),
            startedAt,
            job.Time.GetElapsedTime(started),
            ReceiverJudge.Probed(run)
        );
    }

    /// <summary>A sink for a target that is read back by what it forwards; null for others.</summary>
    public static async Task<ForwardSink?> Sink(RunJob job, CancellationToken cancellation)
    {
        if (job.Target.Receiver?.Read.ContainsKey(ForwardSink.Kind) != true)
            return null;
        var via = await Launcher.Choose(job.Target, job.Version, job.Via, cancellation);
        if (via == "endpoint")
            return null; // it forwards to where its owner configured it to
        var target = job.Target.At(job.Version);
        return await ForwardSink.Start(via, Message(target), job.Time, cancellation);
    }

    /// <summary>The message that a target is first tried with.</summary>
    public static MessageKind Message(TargetDescriptor target) =>
        target.Capabilities.GetValueOrDefault("message.v2") == Capability.No ? MessageKind.V1 : MessageKind.V2;

    /// <summary>How the receiver of a job is started.</summary>
    public static LaunchRequest Launch(RunJob job) =>
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
        IEnumerable<Exchange> preflight = run.Preflight is { } p
            ?
            [
                p.Plain,
                .. p.OtherPlain is { } other ? new[] { other } : [],
                p.Garbage,
                p.BrokenMessage,
                p.RandomPath,
                .. p.Probes.SelectMany(a => a.Exchanges),
            ]
            : [];
        var cases = run.Transcripts.SelectMany(t => t.Search.Concat(t.Arms.SelectMany(a => a.PutOff.Concat(a.Exchanges))));
        return [.. preflight.Concat(cases).OrderBy(e => e.Index)];
    }
}

using System.Collections.Immutable;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Running.Launching;

namespace Compliance.Running.Receiving;

/// <summary>Runs receiver cases against a running target and collects the evidence. Judges nothing.</summary>
/// <param name="launcher">Starts the instances of cases that ask for one of their own.</param>
/// <param name="time">Clock of deadlines and of the evidence.</param>
/// <param name="environment">Value of an environment variable, for secrets in headers; null: those of this process.</param>
public sealed class ReceiverRunner(ILauncher launcher, TimeProvider time, Func<string, string?>? environment = null)
{
    /// <summary>Preflight, all cases side by side, one read-back, and last the cases with an instance of their own.</summary>
    /// <param name="plan">What to do.</param>
    /// <param name="instance">A receiver that is ready. It is not disposed.</param>
    /// <param name="log">Told of phases and progress.</param>
    /// <param name="cancellation">Ends the run with an exception.</param>
    /// <returns>One transcript per case, in plan order; exchanges numbered from 1.</returns>
    /// <exception cref="Compliance.Model.UsageException">A secret is missing, or the read-back is of an unknown kind.</exception>
    /// <exception cref="ArgumentException">The instance has no URL to write to.</exception>
    public async Task<ReceiverRun> Run(ReceiverPlan plan, IInstance instance, IProgressLog log, CancellationToken cancellation)
    {
        var clock = new RunClock(time, plan.StartedAt ?? time.GetTimestamp());
        var headers = TargetHeaders.Resolve(plan.Setup.Headers, environment ?? Environment.GetEnvironmentVariable);
        using var run = new InstanceRun(plan, instance, headers, clock);
        log.Phase("preflight");
        var preflight = await run.Preflight(cancellation);
        if (preflight is null)
            return new ReceiverRun(null, [.. plan.Cases.Select(c => CaseRun.Failed(c, Unreachable(instance)))]);
        if (preflight.Plain.Answer != AnswerKind.Answered)
            return new Numbering().Number(new ReceiverRun(preflight, [.. plan.Cases.Select(NotSent)]));
        log.Phase("sending cases");
        Task<ImmutableArray<ReceiverTranscript>> SharedOnes() => Shared(plan, run, preflight, log, cancellation);
        Task<ImmutableArray<ReceiverTranscript>> FreshOnes() => Fresh(plan, headers, clock, log, cancellation);
        // Instances of their own disturb nobody: they run beside the others. Of an endpoint there is only the one, so they come last.
        var all = plan.Launch.Via == "endpoint" ? [await SharedOnes(), await FreshOnes()] : await Task.WhenAll(SharedOnes(), FreshOnes());
        var byId = all.SelectMany(t => t).ToDictionary(t => t.Case.Head.Id, StringComparer.Ordinal);
        return new Numbering().Number(new ReceiverRun(preflight, [.. plan.Cases.Select(c => byId[c.Head.Id])]));
    }

    // A receiver that does not even answer plain data shows nothing in any case; hundreds of time-outs would only take their time.
    private static ReceiverTranscript NotSent(ReceiverCase @case) => new() { Case = @case, Arms = [] };

    private static string Unreachable(IInstance instance) =>
        instance.Exited.IsCompletedSuccessfully ? $"not run: {instance.Exited.Result}" : $"not run: no connection to {instance.Write}";

    private static async Task<ImmutableArray<ReceiverTranscript>> Shared(
        ReceiverPlan plan,
        InstanceRun run,
        Preflight preflight,
        IProgressLog log,
        CancellationToken cancellation
    )
    {
        ImmutableArray<ReceiverCase> cases = [.. plan.Cases.Where(c => !c.Fresh)];
        var sent = await run.Send(cases, preflight.Plain, log, cancellation);
        if (await run.Ended(sent, cancellation) is { } end)
            return [.. sent.Select(t => Blamed(t, end))];
        log.Phase("reading back");
        return await run.ReadBack(sent, cancellation);
    }

    /// <summary>Which case ended a target that all cases shared is not known: none of them is judged on its silence.</summary>
    private static ReceiverTranscript Blamed(ReceiverTranscript transcript, string end) =>
        transcript.Failure.Length > 0 ? transcript : transcript with { Failure = $"the target ended during the run: {end}" };

    private async Task<ImmutableArray<ReceiverTranscript>> Fresh(
        ReceiverPlan plan,
        TargetHeaders headers,
        RunClock clock,
        IProgressLog log,
        CancellationToken cancellation
    )
    {
        ImmutableArray<ReceiverCase> cases = [.. plan.Cases.Where(c => c.Fresh)];
        if (cases.IsEmpty)
            return [];
        return await new FreshRuns(plan, launcher, headers, clock, log).Run(cases, cancellation);
    }
}

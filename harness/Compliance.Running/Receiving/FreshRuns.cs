using System.Collections.Immutable;
using System.Globalization;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Running.Launching;

namespace Compliance.Running.Receiving;

/// <summary>Runs cases that may crash or poison the target, each in an instance of its own.</summary>
internal sealed class FreshRuns(ReceiverPlan plan, ILauncher launcher, TargetHeaders headers, RunClock clock, IProgressLog log)
{
    private const int Instances = 3;

    /// <summary>Transcripts in the order of the cases.</summary>
    public async Task<ImmutableArray<ReceiverTranscript>> Run(ImmutableArray<ReceiverCase> cases, CancellationToken cancellation)
    {
        var transcripts = new ReceiverTranscript[cases.Length];
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = plan.Launch.Via == "endpoint" ? 1 : Math.Clamp(plan.Jobs, 1, Instances),
            CancellationToken = cancellation,
        };
        await Parallel.ForEachAsync(
            Enumerable.Range(0, cases.Length),
            options,
            async (i, token) => transcripts[i] = await Run(cases[i], i, token)
        );
        return [.. transcripts];
    }

    private async Task<ReceiverTranscript> Run(ReceiverCase @case, int number, CancellationToken cancellation)
    {
        try
        {
            var folder = Path.Combine(plan.Launch.Folder, "fresh-" + (number + 1).ToString(CultureInfo.InvariantCulture));
            Directory.CreateDirectory(folder);
            await using var instance = await launcher.Start(plan.Launch with { Folder = folder }, cancellation);
            return await Run(@case, instance, cancellation);
        }
        catch (TargetException broken)
        {
            return CaseRun.Failed(@case, $"no instance of its own: {broken.Message}");
        }
    }

    private async Task<ReceiverTranscript> Run(ReceiverCase @case, IInstance instance, CancellationToken cancellation)
    {
        using var run = new InstanceRun(plan, instance, headers, clock);
        var sent = await run.Send([@case], before: null, log, cancellation);
        var read = await run.ReadBack(sent, cancellation);
        return read[0] with { TargetDied = await run.Ended(read, cancellation) is not null };
    }
}

using System.Collections.Immutable;
using Compliance.Model;
using Compliance.Model.Evidence;
using Compliance.Running.Launching;
using Compliance.Running.Sending.Mock;

namespace Compliance.Running.Sending;

/// <summary>Runs one process of the sender with its lanes, from its start until all of them are decided or it is gone.</summary>
internal sealed class SenderProcess(ProcessPlan plan, SenderPlan run, MockReceiver mock, ILauncher launcher, RunClock clock)
{
    private const int LogLines = 40;
    private readonly ImmutableArray<MockLane> lanes = [.. plan.Lanes.Select(l => mock.Add(l.Lane))];

    /// <summary>What is known of the process after its end.</summary>
    public ProcessReport Report { get; private set; } = new([.. plan.Lanes.Select(l => l.Lane.Name)], "", "", "");

    /// <summary>Runs it.</summary>
    /// <param name="folder">An existing empty folder.</param>
    /// <param name="decided">Whether everything about a lane is decided.</param>
    /// <param name="laneDone">Called for every lane that is done.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="TargetException">The target isn't there, or is another version than asked for: no process can run.</exception>
    public async Task<ImmutableArray<LaneTranscript>> Run(
        string folder,
        Func<LaneTranscript, bool> decided,
        Action laneDone,
        CancellationToken cancellation
    )
    {
        IInstance instance;
        try
        {
            instance = await launcher.Start(Request(folder), cancellation);
        }
        catch (TargetException e) when (e.Fault is not (TargetFault.NotFound or TargetFault.WrongVersion))
        {
            return NotStarted(e, laneDone);
        }

        await using (instance)
            return await Watch(instance, decided, laneDone, cancellation);
    }

    private LaunchRequest Request(string folder) =>
        new()
        {
            Target = run.Target,
            Role = Role.Sender,
            Version = run.Version,
            Via = run.Via,
            Folder = folder,
            Lanes = [.. lanes.Select(l => mock.AddressOf(l.Lane))],
        };

    private ImmutableArray<LaneTranscript> NotStarted(TargetException failure, Action laneDone)
    {
        Report = Report with { LogTail = failure.LogTail, Failure = plan.MayRefuse ? null : failure };
        var refused = plan.MayRefuse && failure.Fault is (TargetFault.Died or TargetFault.NotStarted);
        foreach (var _ in lanes)
            laneDone();
        return [.. lanes.Select(l => l.End(WithLog(failure.Message, failure.LogTail), refused && IsSilent(l.Snapshot())))];
    }

    private async Task<ImmutableArray<LaneTranscript>> Watch(
        IInstance instance,
        Func<LaneTranscript, bool> decided,
        Action laneDone,
        CancellationToken cancellation
    )
    {
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var watches = lanes.Zip(plan.Lanes, (lane, lanePlan) => Watch(lane, lanePlan, instance, decided, laneDone, failed)).ToArray();
        var ends = await Task.WhenAll(watches);
        var log = instance.LogTail(LogLines);
        Report = Report with { Via = instance.Via, Version = instance.Version, LogTail = log };
        var refused = plan.MayRefuse && instance.Exited.IsCompleted;
        // The recording ends before the sender does: what a dying sender leaves half done is no evidence.
        return [.. lanes.Zip(ends, (lane, why) => lane.End(WithLog(why, log), refused && IsSilent(lane.Snapshot())))];
    }

    private async Task<string> Watch(
        MockLane lane,
        LanePlan lanePlan,
        IInstance instance,
        Func<LaneTranscript, bool> decided,
        Action laneDone,
        CancellationTokenSource failed
    )
    {
        try
        {
            var watch = new LaneWatch(lane, LaneDeadlines.Of(lanePlan, run.Target.Sender!), decided, run.Patience, clock);
            var why = await watch.Watch(instance.Exited, failed.Token);
            lane.Accept();
            laneDone();
            return why;
        }
        catch
        {
            await failed.CancelAsync();
            throw;
        }
    }

    private static bool IsSilent(LaneTranscript lane) => lane.Exchanges.IsEmpty && lane.Dropped == 0;

    private static string WithLog(string why, string log) => why.Length == 0 || log.Length == 0 ? why : $"{why}\n{log}";
}

using System.Collections.Immutable;
using System.Globalization;
using Compliance.Model;
using Compliance.Model.Evidence;
using Compliance.Running.Launching;
using Compliance.Running.Sending.Mock;

namespace Compliance.Running.Sending;

/// <summary>Runs sender cases: a mock receiver, the sender's processes, and a lane for every kind of behaviour. One object per run.</summary>
/// <param name="launcher">Starts the target.</param>
/// <param name="progress">Told what happens.</param>
/// <param name="clock">The run's clocks.</param>
public sealed class SenderRunner(ILauncher launcher, IProgressLog progress, RunClock clock)
{
    private readonly Lock gate = new();
    private int lanesDone;

    /// <summary>The processes after the run, in plan order.</summary>
    public ImmutableArray<ProcessReport> Processes { get; private set; } = [];

    /// <summary>Requests that belonged to no lane.</summary>
    public ImmutableArray<Exchange> Strays { get; private set; } = [];

    /// <summary>Runs the cases; returns when every lane is decided, late, or without its sender.</summary>
    /// <param name="plan">What to run.</param>
    /// <param name="decided">
    /// Whether everything about a lane is decided by what has come. Called again and again, from several threads; a snapshot never holds
    /// requests that wait for their answer. A decided lane goes on recording until its process ends.
    /// </param>
    /// <param name="cancellation">Ends the run, its processes too.</param>
    /// <exception cref="TargetException">The target isn't there, or is another version than asked for.</exception>
    public async Task<SenderRun> Run(SenderPlan plan, Func<LaneTranscript, bool> decided, CancellationToken cancellation)
    {
        var setup = plan.Target.Sender ?? throw new UsageException($"{plan.Target.Name} is no sender: its target.yaml has no sender");
        var processes = LanePlanner.Plan(plan.Cases, setup, plan.FirstLane);
        await using var mock = await MockReceiver.Start(plan.Mock, clock, plan.FirstExchange, cancellation);
        using var jobs = new SemaphoreSlim(Math.Max(1, plan.Jobs));
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var all = processes.Sum(p => p.Lanes.Length);
        var runs = processes.Select(
            (p, i) => Run(new SenderProcess(p, plan, mock, launcher, clock), plan, i + 1, all, decided, jobs, failed)
        );
        var ended = await Task.WhenAll(runs.ToArray());
        Processes = [.. ended.Select(e => e.Report)];
        Strays = mock.Strays;
        return new SenderRun(plan.Cases, [.. ended.SelectMany(e => e.Lanes)]);
    }

    private async Task<(ImmutableArray<LaneTranscript> Lanes, ProcessReport Report)> Run(
        SenderProcess process,
        SenderPlan plan,
        int number,
        int all,
        Func<LaneTranscript, bool> decided,
        SemaphoreSlim jobs,
        CancellationTokenSource failed
    )
    {
        await jobs.WaitAsync(failed.Token);
        try
        {
            progress.Phase(
                string.Create(CultureInfo.InvariantCulture, $"starting {plan.Target.Name} ({process.Report.Lanes.Length} lanes)")
            );
            var folder = Directory.CreateDirectory(
                Path.Combine(plan.Folder, string.Create(CultureInfo.InvariantCulture, $"sender-{plan.FirstLane}-{number}"))
            );
            var lanes = await process.Run(folder.FullName, decided, () => LaneDone(all), failed.Token);
            return (lanes, process.Report);
        }
        catch
        {
            await failed.CancelAsync();
            throw;
        }
        finally
        {
            jobs.Release();
        }
    }

    private void LaneDone(int all)
    {
        lock (gate)
            progress.Progress(++lanesDone, all, "lanes");
    }
}

using Compliance.Model.Evidence;
using Compliance.Running.Sending.Mock;

namespace Compliance.Running.Sending;

/// <summary>Looks at a lane whenever something came, until it is decided, late, or its sender is gone.</summary>
internal sealed class LaneWatch(
    MockLane lane,
    LaneDeadlines deadlines,
    Func<LaneTranscript, bool> decided,
    Func<LaneTranscript, TimeSpan?> patience,
    RunClock clock
)
{
    private const int CostShare = 5;
    private static readonly TimeSpan Throttle = TimeSpan.FromMilliseconds(50);

    // Some checks are decided by time that passed without anything happening.
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(250);

    /// <summary>Waits for the lane's end.</summary>
    /// <param name="exited">Completes when the sender ends by itself.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Why it ended before it was decided; empty when it was decided.</returns>
    public async Task<string> Watch(Task<string> exited, CancellationToken cancellation)
    {
        var readyAt = clock.Now;
        while (true)
        {
            var gone = exited.IsCompleted;
            var before = clock.Now;
            var snapshot = lane.Snapshot();
            if (decided(snapshot))
                return "";
            if (gone)
                return await exited;
            var now = clock.Now;
            if (deadlines.Passed(snapshot, now - readyAt) is { } late && !(patience(snapshot) > now))
                return late;
            await Rest(CostShare * (now - before), exited, cancellation);
            await Change(Until(now - readyAt), exited, cancellation);
        }
    }

    private TimeSpan Until(TimeSpan sinceReady)
    {
        var next = deadlines.Next(sinceReady) - sinceReady;
        return next > TimeSpan.Zero && next < Idle ? next : Idle;
    }

    // Judging a long lane takes time: it gets at most a fifth of a core.
    private async Task Rest(TimeSpan cost, Task<string> exited, CancellationToken cancellation) =>
        await Task.WhenAny(exited, Task.Delay(cost > Throttle ? cost : Throttle, clock.Time, cancellation));

    private async Task Change(TimeSpan most, Task<string> exited, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var change = lane.Changes.WaitToReadAsync(ended.Token).AsTask();
        await Task.WhenAny(exited, change, Task.Delay(most, clock.Time, ended.Token));
        await ended.CancelAsync();
        lane.Changes.TryRead(out _);
        cancellation.ThrowIfCancellationRequested();
    }
}

namespace Compliance.Running.Sending;

/// <summary>The two clocks of a run, both from one <see cref="TimeProvider"/>.</summary>
/// <param name="time">Where time comes from.</param>
public sealed class RunClock(TimeProvider time)
{
    private readonly long start = time.GetTimestamp();

    /// <summary>Where time comes from.</summary>
    public TimeProvider Time => time;

    /// <summary>Monotonic time since the start of the run.</summary>
    public TimeSpan Now => time.GetElapsedTime(start);

    /// <summary>Milliseconds since the Unix epoch.</summary>
    public long WallMs => time.GetUtcNow().ToUnixTimeMilliseconds();
}

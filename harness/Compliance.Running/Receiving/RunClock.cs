namespace Compliance.Running.Receiving;

/// <summary>Monotonic time since the start of a run.</summary>
/// <param name="Time">The clock.</param>
/// <param name="Start">Its timestamp at the start.</param>
internal sealed record RunClock(TimeProvider Time, long Start)
{
    public TimeSpan At(long timestamp) => Time.GetElapsedTime(Start, timestamp);

    public long NowMs => Time.GetUtcNow().ToUnixTimeMilliseconds();
}

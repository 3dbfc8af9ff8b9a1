using Compliance.Model.Requests;

namespace Compliance.Running.Receiving.ReadBack;

/// <summary>The span of time in which samples are looked for, both ends included.</summary>
/// <param name="FromMs">Milliseconds since the Unix epoch.</param>
/// <param name="ToMs">Milliseconds since the Unix epoch.</param>
public readonly record struct TimeWindow(long FromMs, long ToMs)
{
    /// <summary>Timestamps outside are not looked for: query APIs cannot name them. From 1970 to 2100.</summary>
    private const long Earliest = 0;
    private const long Latest = 4_102_444_800_000;
    private const long HourMs = 3_600_000;

    /// <summary>Whether an exemplar was sent without a timestamp: a receiver may keep it at the time 0.</summary>
    public bool Timeless { get; init; }

    /// <summary>From an hour before to an hour after a time.</summary>
    public static TimeWindow Around(long nowMs) => new(nowMs - HourMs, nowMs + HourMs);

    /// <summary>This window and the times of all data of a request, as far as a query can name them.</summary>
    public TimeWindow Covering(RequestScript script)
    {
        var window = this;
        foreach (var series in script.Series)
        {
            foreach (var sample in series.Samples)
                window = window.Covering(sample.TimestampMs).Covering(sample.StartTimestampMs);
            foreach (var histogram in series.Histograms)
                window = window.Covering(histogram.TimestampMs).Covering(histogram.StartTimestampMs);
            foreach (var exemplar in series.Exemplars)
                window = window.Covering(exemplar.TimestampMs) with { Timeless = window.Timeless || exemplar.TimestampMs == 0 };
        }
        return window;
    }

    /// <summary>Both windows and what lies between them.</summary>
    public TimeWindow Covering(TimeWindow other) =>
        new(Math.Min(FromMs, other.FromMs), Math.Max(ToMs, other.ToMs)) { Timeless = Timeless || other.Timeless };

    /// <summary>Zero is an unset time and not covered.</summary>
    private TimeWindow Covering(long timestampMs)
    {
        if (timestampMs == 0)
            return this;
        var clamped = Math.Clamp(timestampMs, Earliest, Latest);
        return this with { FromMs = Math.Min(FromMs, clamped), ToMs = Math.Max(ToMs, clamped) };
    }
}

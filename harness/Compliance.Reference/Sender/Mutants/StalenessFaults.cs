using System.Collections.Immutable;
using Compliance.Model.Metrics;
using Compliance.Reference.Sender.Scraping;

namespace Compliance.Reference.Sender.Mutants;

/// <summary>Faults of what is remembered between scrapes: stale markers, values and exemplars sent before.</summary>
internal sealed class StalenessFaults(SenderFaults faults)
{
    private const int HeldOf = 3;
    private const ulong OtherNaN = 0x7ff8000000000002;
    private const long MinuteMs = 60_000;
    private const long FiveMinutesMs = 5 * MinuteMs;

    private int scrapes;

    /// <summary>The series that the mutant sends of a scrape: now and then with the values it sent before.</summary>
    public Series Held(Series right, Series? before) =>
        faults.Has("values-stuck") && before is { Samples.Length: 1 } && right.Samples.Length == 1 && scrapes % HeldOf != 0
            ? right with
            {
                Samples = [right.Samples[0] with { Value = before.Samples[0].Value }],
            }
            : right;

    /// <summary>The new exemplars of a series that the mutant sends.</summary>
    public ImmutableArray<Exemplar> Exemplars(ImmutableArray<Exemplar> right, Series? before) =>
        faults.Has("later-exemplars-lost") && before is { Exemplars.IsEmpty: false } ? [] : right;

    /// <summary>Told of every scrape.</summary>
    public void Scraped() => scrapes++;

    /// <summary>The markers that the mutant sends instead of the right ones.</summary>
    public ImmutableArray<Series> Distort(ImmutableArray<Series> right, StaleCause cause) =>
        (faults.Name, cause) switch
        {

            ("stale-markers-missing", _)
            or
            ("stale-missing-for-gone-series", StaleCause.SeriesGone)
            or
            ("stale-missing-for-refused-scrape", StaleCause.ScrapeRefused)
            or
            ("stale-missing-for-broken-scrape", StaleCause.ScrapeBroken)
            or
            ("stale-missing-for-late-scrape", StaleCause.ScrapeTimedOut)
            or ("stale-missing-for-withdrawn-target", StaleCause.TargetGone) => [],
            ("stale-for-first-series-only", _) => right[..Math.Min(1, right.Length)],
            ("stale-missing-for-last-series", _) when right.Length > 1 => right[..^1],
            ("stale-as-ordinary-nan", _) => Valued(right, double.NaN),
            ("stale-with-other-bits", _) => Valued(right, BitConverter.UInt64BitsToDouble(OtherNaN)),
            ("stale-as-zero", _) => Valued(right, 0),
            ("stale-before-last-value", _) => Moved(right, -MinuteMs),
            ("stale-in-five-minutes", _) => Moved(right, FiveMinutesMs),
            _ => right,
        };

    private static ImmutableArray<Series> Moved(ImmutableArray<Series> markers, long byMs) =>
        [
            .. markers.Select(m =>
                m with
                {
                    Samples = [.. m.Samples.Select(s => s with { TimestampMs = s.TimestampMs + byMs })],
                    Histograms = [.. m.Histograms.Select(h => h with { TimestampMs = h.TimestampMs + byMs })],
                }
            ),
        ];

    private static ImmutableArray<Series> Valued(ImmutableArray<Series> markers, double value) =>
        [
            .. markers.Select(m =>
                m with
                {
                    Samples = [.. m.Samples.Select(s => s with { Value = value })],
                    Histograms = [.. m.Histograms.Select(h => h with { Sum = value })],
                }
            ),
        ];
}

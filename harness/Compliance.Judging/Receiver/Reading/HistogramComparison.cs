using System.Collections.Immutable;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Wire;

namespace Compliance.Judging.Receiver.Reading;

/// <summary>Compares histograms that were sent with those that were read back: count and sum bit for bit, buckets by bounds and count.</summary>
internal static class HistogramComparison
{
    private const double Tolerance = 1e-9;

    /// <summary>
    /// How the histograms found differ from those sent. Stale markers must not be found. One that contradicts itself
    /// (<see cref="Contradictory"/>) only has to be there.
    /// </summary>
    public static Differences Between(SentData sent, ImmutableArray<ReadSeries> found)
    {
        var due = Sent(sent.Due);
        var allowed = Sent(sent.Undecided.Concat(sent.Aside));
        var known = due.Concat(allowed).ToLookup(s => s.Datum.Place, s => s.Histogram, StringComparer.Ordinal);
        return Differences.Between(
            due.Select(s => s.Datum),
            allowed.Select(s => s.Datum),
            Stored(sent, found).Select(f => Found(f.Series, f.Histogram, known))
        );
    }

    /// <summary>The histograms found, without the empty ones by which some receivers keep a start timestamp.</summary>
    public static IEnumerable<(ReadSeries Series, ReadHistogram Histogram)> Stored(SentData sent, ImmutableArray<ReadSeries> found)
    {
        var series = sent.Due.Concat(sent.Undecided).Concat(sent.Aside).ToList();
        var starts = series.SelectMany(s => Places(s, s.Histograms.Select(h => h.StartTimestampMs).Where(t => t != 0)));
        var zeros = starts
            .Except(series.SelectMany(s => Places(s, s.Histograms.Select(h => h.TimestampMs))))
            .ToHashSet(StringComparer.Ordinal);
        return found
            .SelectMany(f => f.Histograms.Select(h => (f, h)))
            .Where(f => f.h.Count != 0 || !zeros.Contains(Datum.At(LabelSets.Key(f.f.Labels), f.h.TimestampMs)));
    }

    /// <summary>Why a histogram has no buckets to compare; empty when it has.</summary>
    public static string Contradictory(Histogram sent)
    {
        try
        {
            HistogramBuckets.Of(sent);
            return "";
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }

    /// <summary>Why a found histogram is not the one sent; empty when it is, or when the one sent contradicts itself.</summary>
    public static string Difference(Histogram sent, ReadHistogram found)
    {
        if (Contradictory(sent).Length > 0)
            return "";
        var count = sent.IsFloat ? sent.CountFloat ?? 0 : sent.CountInt ?? 0;
        if (Datum.Bits(count) != Datum.Bits(found.Count))
            return $"count {Datum.Number(found.Count)} for {Datum.Number(count)}";
        if (Datum.Bits(sent.Sum) != Datum.Bits(found.Sum))
            return $"sum {Datum.Number(found.Sum)} for {Datum.Number(sent.Sum)}";
        var expected = HistogramBuckets.Of(sent);
        var buckets = HistogramBuckets.Sorted(found.Buckets);
        if (expected.Length != buckets.Length)
            return $"buckets {string.Join(' ', buckets.Select(HistogramText.Of))} for {string.Join(' ', expected.Select(HistogramText.Of))}";
        var differing = expected.Zip(buckets).FirstOrDefault(pair => !Same(sent, pair.First, pair.Second));
        return differing == default ? "" : $"bucket {HistogramText.Of(differing.Second)} for {HistogramText.Of(differing.First)}";
    }

    private static List<(Datum Datum, Histogram Histogram)> Sent(IEnumerable<Series> series) =>
        [
            .. series.SelectMany(s =>
                s.Histograms.Where(h => !h.IsStale)
                    .Select(h =>
                        (
                            new Datum(
                                Datum.At(LabelSets.Key(s.Labels), h.TimestampMs),
                                "as sent",
                                () => $"{LabelSets.Shown(s.Labels)} {Text(h)}"
                            ),
                            h
                        )
                    )
            ),
        ];

    private static Datum Found(ReadSeries series, ReadHistogram found, ILookup<string, Histogram> known)
    {
        var place = Datum.At(LabelSets.Key(series.Labels), found.TimestampMs);
        var differences = known[place].Select(sent => Difference(sent, found)).ToList();
        var same = differences.Contains("");
        var why = same || differences.Count == 0 ? "" : $" ({differences[0]})";
        return new Datum(place, same ? "as sent" : "other", () => $"{LabelSets.Shown(series.Labels)} {HistogramText.Of(found)}{why}");
    }

    private static IEnumerable<string> Places(Series series, IEnumerable<long> timestamps) =>
        timestamps.Select(t => Datum.At(LabelSets.Key(series.Labels), t));

    private static string Text(Histogram histogram) =>
        HistogramText.Of(
            new ReadHistogram(
                histogram.TimestampMs,
                histogram.IsFloat ? histogram.CountFloat ?? 0 : histogram.CountInt ?? 0,
                histogram.Sum,
                Contradictory(histogram).Length > 0 ? [] : HistogramBuckets.Of(histogram)
            )
        );

    private static bool Same(Histogram sent, ReadBucket expected, ReadBucket found) =>
        expected.Count == found.Count && LowerFits(sent, expected, found.Lower) && UpperFits(sent, expected, found.Upper);

    /// <summary>A bucket that the zero bucket reaches into may be shown from its threshold; the first custom bucket may be shown from 0.</summary>
    private static bool LowerFits(Histogram sent, ReadBucket expected, double found) =>
        Near(expected.Lower, found)
        || (expected.Lower >= 0 && expected.Lower < sent.ZeroThreshold && Near(sent.ZeroThreshold, found))
        || (double.IsNegativeInfinity(expected.Lower) && expected.Upper > 0 && found == 0);

    private static bool UpperFits(Histogram sent, ReadBucket expected, double found) =>
        Near(expected.Upper, found) || (expected.Upper <= 0 && expected.Upper > -sent.ZeroThreshold && Near(-sent.ZeroThreshold, found));

    private static bool Near(double expected, double found) =>
        expected == found
        || (double.IsFinite(expected) && Math.Abs(expected - found) <= Tolerance * Math.Max(Math.Abs(expected), Math.Abs(found)));
}

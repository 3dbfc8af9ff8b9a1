using System.Collections.Immutable;
using System.Globalization;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Receiver.Reading;

/// <summary>What was found, beside what was sent.</summary>
/// <remarks>Counts hold with or without what may be stored beside the data: zero samples at start timestamps, and series sent for a let.</remarks>
internal sealed class StoredContent(SentData sent, ReadResult read)
{
    private readonly ImmutableArray<Datum> floats = [.. read.Series.SelectMany(Data.Floats)];

    /// <summary>How the float samples differ from those sent.</summary>
    public Differences FloatDifferences() => Differences.Between(sent.DueFloats, sent.AllowedFloats, floats);

    /// <summary>Why a histogram that was sent has no buckets to compare; empty when all have.</summary>
    public string Contradiction =>
        sent.Due.SelectMany(s => s.Histograms).Select(HistogramComparison.Contradictory).FirstOrDefault(why => why.Length > 0) ?? "";

    /// <summary>How the histogram samples differ from those sent.</summary>
    public Differences HistogramDifferences() => HistogramComparison.Between(sent, read.Series);

    /// <summary>A phrase when there are not so many float samples.</summary>
    public string Count(int wanted) => floats.Length == wanted || Own().Count == wanted ? "" : Counted(floats.Length, "samples");

    /// <summary>A phrase when there are not so many histogram samples.</summary>
    public string HistogramCount(int wanted)
    {
        var all = read.Series.Sum(s => s.Histograms.Length);
        return all == wanted || HistogramComparison.Stored(sent, read.Series).Count() == wanted ? "" : Counted(all, "histogram samples");
    }

    /// <summary>A phrase when there are not so many series with data.</summary>
    public string SeriesCount(int wanted)
    {
        var aside = sent.Aside.Select(s => LabelSets.Key(s.Labels)).ToHashSet(StringComparer.Ordinal);
        var all = read.Series.Where(ReadBack.HasData).ToList();
        var own = all.Count(s => !aside.Contains(LabelSets.Key(s.Labels)));
        return all.Count == wanted || own == wanted ? "" : Counted(all.Count, "series");
    }

    /// <summary>A phrase when the values, in order of time, are others. NaN equals NaN.</summary>
    public string ValuesDifference(ImmutableArray<double> wanted)
    {
        var expected = wanted.Select(Datum.Bits).ToList();
        var all = read.Series.SelectMany(s => s.Samples).OrderBy(s => s.TimestampMs).ToList();
        return all.Select(s => Datum.Bits(s.Value)).SequenceEqual(expected) || OwnValues().SequenceEqual(expected)
            ? ""
            : "values " + (all.Count == 0 ? "none" : string.Join(", ", all.Select(s => Datum.Number(s.Value))));
    }

    /// <summary>What is there, one phrase.</summary>
    public string Said()
    {
        var histograms = read.Series.Sum(s => s.Histograms.Length);
        return Counted(read.Series.Count(ReadBack.HasData), "series")
            + Listed(floats.Length, "samples")
            + Listed(histograms, "histogram samples");
    }

    private List<Datum> Own()
    {
        var aside = sent
            .Aside.SelectMany(Data.Floats)
            .Concat(Series().SelectMany(Data.StartZeros))
            .Select(d => (d.Place, d.Value))
            .ToHashSet();
        var due = Series().SelectMany(Data.Floats).Select(d => d.Place).ToHashSet(StringComparer.Ordinal);
        return [.. floats.Where(f => due.Contains(f.Place) || !aside.Contains((f.Place, f.Value)))];
    }

    private IEnumerable<string> OwnValues()
    {
        var own = Own().Select(d => d.Place).ToHashSet(StringComparer.Ordinal);
        return read
            .Series.SelectMany(series => series.Samples.Where(s => own.Contains(Datum.At(LabelSets.Key(series.Labels), s.TimestampMs))))
            .OrderBy(s => s.TimestampMs)
            .Select(s => Datum.Bits(s.Value));
    }

    private IEnumerable<Model.Metrics.Series> Series() => sent.Due.Concat(sent.Undecided).Concat(sent.Refused);

    private static string Counted(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}");

    private static string Listed(int count, string what) => count == 0 ? "" : ", " + Counted(count, what);
}

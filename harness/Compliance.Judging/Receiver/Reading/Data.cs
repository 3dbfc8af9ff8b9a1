using System.Globalization;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;

namespace Compliance.Judging.Receiver.Reading;

/// <summary>Takes series apart into comparable data. Stale markers are left out of what was sent: reading back must not show them.</summary>
internal static class Data
{
    public static IEnumerable<Datum> Floats(Series series) =>
        series.Samples.Where(s => !s.IsStale).Select(s => Float(LabelSets.Key(series.Labels), LabelSets.Shown(series.Labels), s));

    public static IEnumerable<Datum> Floats(ReadSeries series) =>
        series.Samples.Select(s => Float(LabelSets.Key(series.Labels), LabelSets.Shown(series.Labels), s));

    public static IEnumerable<Datum> Exemplars(Series series) =>
        Exemplars(LabelSets.Key(series.Labels), LabelSets.Shown(series.Labels), series.Exemplars);

    public static IEnumerable<Datum> Exemplars(ReadSeries series) =>
        Exemplars(LabelSets.Key(series.Labels), LabelSets.Shown(series.Labels), series.Exemplars);

    /// <summary>The zero samples by which some receivers keep a start timestamp.</summary>
    public static IEnumerable<Datum> StartZeros(Series series) =>
        series
            .Samples.Select(s => s.StartTimestampMs)
            .Concat(series.Histograms.Select(h => h.StartTimestampMs))
            .Where(start => start != 0)
            .Distinct()
            .Select(start => Float(LabelSets.Key(series.Labels), LabelSets.Shown(series.Labels), new Sample(start, 0)));

    private static Datum Float(string key, string shown, Sample sample) =>
        new(
            Datum.At(key, sample.TimestampMs),
            Datum.Bits(sample.Value),
            string.Create(CultureInfo.InvariantCulture, $"{shown} {Datum.Number(sample.Value)}@{sample.TimestampMs}")
        );

    private static IEnumerable<Datum> Exemplars(string key, string shown, IEnumerable<Exemplar> exemplars) =>
        exemplars.Select(e => new Datum(
            Datum.At(key, e.TimestampMs) + "\u0003" + LabelSets.Key(e.Labels),
            Datum.Bits(e.Value),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{shown} exemplar {LabelSets.Shown(e.Labels)} {Datum.Number(e.Value)}@{e.TimestampMs}"
            )
        ));
}

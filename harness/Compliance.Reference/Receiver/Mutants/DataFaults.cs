using System.Collections.Immutable;
using System.Globalization;
using Compliance.Model.Decoding;
using Compliance.Model.Metrics;
using Compliance.Reference.Receiver.Rules;
using Compliance.Reference.Receiver.Storing;

namespace Compliance.Reference.Receiver.Mutants;

/// <summary>Faults between reading data and storing it. What a mutant loses or bends here is still counted as written.</summary>
/// <param name="faults">The fault.</param>
/// <param name="onConnection">Number of the request on its connection, from 1.</param>
/// <param name="nowMs">Time of the request.</param>
internal sealed class DataFaults(ReceiverFaults faults, int onConnection, long nowMs)
{
    private const string VersionOne = "v1-";
    private const long WindowMs = 2 * 60 * 60 * 1000;
    private const long AheadMs = 1000;
    private const int ManySeries = 100;
    private const int ManySamples = 10;
    private const int LongValue = 1024;
    private const int ManyLabels = 40;
    private const int LongName = 64;
    private const int LongExemplar = 128;

    /// <summary>Whether samples are stored whatever is stored already.</summary>
    public bool AppendsBlindly => faults.Has("partial-503-not-idempotent");

    /// <summary>Whether a sample that is refused for another value at its time replaces that value.</summary>
    public bool ReplacesConflicts => faults.Has("conflict-refused-yet-stored");

    /// <summary>Whether a start timestamp of 0 makes a zero sample at the epoch.</summary>
    public bool StartsAtEpoch => faults.Has("start-timestamp-zero-at-epoch");

    /// <summary>Whether a valid series is silently lost.</summary>
    public bool Swallows(DecodedBody body, int index, Storage.Batch batch)
    {
        var series = body.Series[index];
        var last = index > 0 && index == body.Series.Length - 1;
        return faults.Name switch
        {
            "nothing-stored" => true,
            "v1-nothing-stored" => body.Kind == MessageKind.V1,
            "last-series-lost" => last,
            "v1-last-series-lost" => last && body.Kind == MessageKind.V1,
            "series-above-100-lost" => index >= ManySeries,
            "reused-connection-loses-series" => onConnection > 1,
            "known-series-not-appended" => batch.Knows(series.Labels),
            "repeated-series-lost" => body.Series.Take(index).Any(s => s.Key == series.Key),
            "series-apart-by-letter-case-lost" => body
                .Series.Take(index)
                .Any(s => s.Key != series.Key && string.Equals(s.Key, series.Key, StringComparison.OrdinalIgnoreCase)),
            "histograms-of-mixed-series-lost" => series.Histograms.Length > 0
                && body.Series.Any(s => s.Key == series.Key && s.Samples.Length > 0),
            "untyped-series-lost" => (series.Metadata?.Metadata.Type ?? MetricType.Unspecified) == MetricType.Unspecified,
            "nameless-series-lost" => series.Name.Length == 0,
            "reserved-label-series-lost" => HasReservedLabel(series),
            "v1-reserved-label-series-lost" => body.Kind == MessageKind.V1 && HasReservedLabel(series),
            "v1-many-labels-lost" => body.Kind == MessageKind.V1 && series.Labels.Length > ManyLabels,
            "v1-samples-beside-exemplars-lost" => body.Kind == MessageKind.V1 && !series.Exemplars.IsEmpty,
            "v1-samples-beside-metadata-lost" => body.Kind == MessageKind.V1 && !body.Families.IsEmpty,
            _ => false,
        };
    }

    /// <summary>Whether something refused for this reason is dropped in silence, as if it had been written.</summary>
    public bool Hushes(RefusalKind kind) =>
        (faults.Name, kind)
            is
                ("out-of-range-reference-dropped", RefusalKind.OutsideSymbols)
                or
                ("odd-references-dropped", RefusalKind.OddReferences)
                or
                ("repeated-label-dropped", RefusalKind.RepeatedName)
                or
                ("empty-label-name-dropped", RefusalKind.EmptyName)
                or
                ("empty-label-value-dropped", RefusalKind.EmptyValue)
                or
                ("mixed-series-dropped", RefusalKind.Mixed)
                or
                ("bad-histogram-dropped", RefusalKind.Histogram)
                or
                ("out-of-order-dropped", RefusalKind.OutOfOrder)
                or
                ("conflict-dropped", RefusalKind.Conflict)
                or
                ("exemplar-references-dropped", RefusalKind.ExemplarLabels)
                or
                ("timeless-exemplar-dropped", RefusalKind.ExemplarTimestamp);

    /// <summary>Whether an exemplar is left out and not counted either.</summary>
    public bool Skips(Exemplar exemplar) => faults.Has("long-exemplars-uncounted") && IsLong(exemplar);

    /// <summary>Stores what is refused, for the mutant that does both.</summary>
    public void StoreRefused(DecodedSeries series, Storage.Batch batch)
    {
        if (!faults.Has("refused-yet-stored") || series.Labels.IsEmpty)
            return;
        foreach (var sample in series.Samples)
            batch.AppendBlindly(series.Labels, sample.Sample);
    }

    /// <summary>The labels that a series is stored under.</summary>
    public ImmutableArray<Label> Labels(MessageKind kind, ImmutableArray<Label> labels) =>
        FaultOf(kind) switch
        {
            "label-values-lowercased" => Values(labels, v => v.ToLowerInvariant()),
            "label-values-normalized" => Values(labels, v => v.Normalize()),
            "label-values-end-at-nul" => Values(labels, v => v.Split('\0')[0]),
            "label-values-trimmed" => Values(labels, v => v.Trim()),
            "long-label-values-cut" => Values(labels, v => v.Length > LongValue ? v[..LongValue] : v),
            "non-ascii-labels-mangled" => Values(
                labels,
                v => string.Concat(v.EnumerateRunes().Select(r => r.IsAscii ? r.ToString() : "?"))
            ),
            "unsorted-labels-crossed" =>
            [
                .. labels.Select(l => l.Name).Order(StringComparer.Ordinal).Zip(labels, (name, label) => new Label(name, label.Value)),
            ],
            "long-label-names-cut" => [.. labels.Select(l => l.Name.Length > LongName ? new Label(l.Name[..LongName], l.Value) : l)],
            "bucket-bounds-rewritten" => [.. labels.Select(l => l.Name is "le" or "quantile" ? l with { Value = Rewritten(l.Value) } : l)],
            "label-names-lowercased" => [.. labels.Select(l => new Label(l.Name.ToLowerInvariant(), l.Value))],
            "target-labels-lost" => labels.RemoveAll(l => l.Name is "job" or "instance"),
            "colons-mangled" => Values(labels, v => v.StartsWith("prw_", StringComparison.Ordinal) ? v.Replace(':', '_') : v),
            "last-label-lost" when labels.Length > 1 => labels.RemoveAt(labels.Length - 1),
            _ => labels,
        };

    /// <summary>The labels of the series that an exemplar is stored with.</summary>
    public ImmutableArray<Label> ExemplarLabels(DecodedBody body, ImmutableArray<Label> labels) =>
        faults.Has("exemplars-to-first-series") ? body.Series[0].Labels : labels;

    /// <summary>The float sample that is stored; null when it is lost.</summary>
    public Sample? Stored(DecodedBody body, DecodedSeries series, Sample sample, int index) =>
        faults.Has("samples-ahead-lost") && sample.TimestampMs > nowMs + AheadMs
        || faults.Has("hours-old-lost") && sample.TimestampMs < nowMs - WindowMs
        || faults.Has("falling-times-lost") && series.Samples.Take(index).Any(s => s.Sample.TimestampMs > sample.TimestampMs)
        || SampleFaults.Loses(faults.Name, body.Kind, sample, index >= ManySamples, index)
            ? null
            : SampleFaults.Bent(FaultOf(body.Kind), series, sample);

    /// <summary>The histogram sample that is stored; null when it is lost.</summary>
    public Histogram? Stored(DecodedBody body, DecodedSeries series, Histogram histogram, int index) =>
        faults.Name switch
        {
            "falling-times-lost" when series.Histograms.Take(index).Any(h => h.Histogram.TimestampMs > histogram.TimestampMs) => null,
            "histograms-of-other-counts-lost" when histogram.IsFloat && series.Histograms.Any(h => !h.Histogram.IsFloat) => null,
            "histogram-before-float-lost" when HasLaterFloat(body, series, histogram.TimestampMs) => null,
            "histograms-lost" => null,
            "second-histogram-lost" when index > 0 => null,
            "stale-histogram-lost" when histogram.IsStale => null,
            _ => HistogramFaults.Bent(faults.Name, histogram),
        };

    /// <summary>The exemplar that is stored; null when it is lost.</summary>
    public Exemplar? Stored(DecodedSeries series, Exemplar exemplar, int index) =>
        faults.Name switch
        {
            "exemplars-lost" => null,
            "long-exemplars-dropped" when IsLong(exemplar) => null,
            "long-exemplar-labels-cut" => exemplar with
            {
                Labels = [.. exemplar.Labels.Select(l => l.Value.Length > LongName ? l with { Value = l.Value[..LongName] } : l)],
            },
            "second-exemplar-lost" when index > 0 => null,
            "exemplars-alike-lost" when series.Exemplars.Take(index).Any(e => Alike(e.Exemplar, exemplar)) => null,
            "falling-exemplars-lost" when series.Exemplars.Take(index).Any(e => e.Exemplar.TimestampMs > exemplar.TimestampMs) => null,
            "exemplars-of-histograms-lost" when series.Histograms.Length > 0 => null,
            "exemplar-labels-lost" => exemplar with { Labels = [] },
            "exemplar-timestamp-of-sample" when series.Samples.Length > 0 => exemplar with
            {
                TimestampMs = series.Samples[0].Sample.TimestampMs,
            },
            "exemplar-value-of-sample" when series.Samples.Length > 0 => exemplar with { Value = series.Samples[0].Sample.Value },
            _ => exemplar,
        };

    /// <summary>The metadata that is remembered of a series; null for none.</summary>
    public Metadata? Described(DecodedBody body, int index)
    {
        var right = body.Series[index].Metadata?.Metadata;
        if (right is null)
            return null;
        return faults.Name switch
        {
            "later-metadata-ignored" when onConnection > 1 => null,
            "help-crossed" => right with { Help = body.Series[(index + 1) % body.Series.Length].Metadata?.Metadata.Help ?? "" },
            _ => right,
        };
    }

    /// <summary>The fault; of one that only 1.0 messages meet, the same fault without that prefix.</summary>
    private string FaultOf(MessageKind kind) =>
        kind == MessageKind.V1 && faults.Name.StartsWith(VersionOne, StringComparison.Ordinal)
            ? faults.Name[VersionOne.Length..]
            : faults.Name;

    private static bool Alike(Exemplar a, Exemplar b) => a.Value.Equals(b.Value) && a.Labels.SequenceEqual(b.Labels);

    private static bool IsLong(Exemplar exemplar) => LabelRules.Characters(exemplar.Labels) > LongExemplar;

    private static bool HasReservedLabel(DecodedSeries series) => series.Labels.Any(l => LabelRules.IsReserved(l.Name));

    /// <summary>A bound as a scraper of Prometheus 3 spells it: whole numbers get a decimal.</summary>
    private static string Rewritten(string bound) =>
        double.TryParse(bound, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number.ToString("0.0###############", CultureInfo.InvariantCulture)
            : bound;

    private static bool HasLaterFloat(DecodedBody body, DecodedSeries series, long timestampMs) =>
        body.Series.Any(s => s.Key == series.Key && s.Samples.Any(x => x.Sample.TimestampMs > timestampMs));

    private static ImmutableArray<Label> Values(ImmutableArray<Label> labels, Func<string, string> change) =>
        [.. labels.Select(l => new Label(l.Name, change(l.Value)))];
}

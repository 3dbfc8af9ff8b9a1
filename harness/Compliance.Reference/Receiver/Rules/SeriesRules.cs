using System.Collections.Immutable;
using Compliance.Model.Decoding;
using Compliance.Model.Metrics;

namespace Compliance.Reference.Receiver.Rules;

/// <summary>What makes series and their parts invalid as they stand in the message, whatever is stored already.</summary>
/// <param name="body">The message.</param>
/// <param name="choices">Choices of the receiver.</param>
/// <param name="nowMs">Time of the request, for limits of age.</param>
public sealed class SeriesRules(DecodedBody body, ReceiverChoices choices, long nowMs)
{
    /// <summary>Why no part of the series can be written; null when its parts are to be looked at.</summary>
    public Refusal? Broken(DecodedSeries series) =>
        (body.Kind == MessageKind.V2 ? BrokenV2(series) : null) ?? LabelRules.Broken(Kept(series.Labels), choices);

    /// <summary>The labels that a series is stored under.</summary>
    public ImmutableArray<Label> Kept(ImmutableArray<Label> labels) =>
        labels.RemoveAll(l =>
            (choices.DropsEmptyLabels && l.Value.Length == 0) || (choices.DropsReservedLabels && LabelRules.IsReserved(l.Name))
        );

    /// <summary>Why a float sample can't be written; null when it can.</summary>
    public Refusal? Broken(Sample sample) => BrokenTime(sample.TimestampMs);

    /// <summary>Why a histogram sample can't be written; null when it can.</summary>
    public Refusal? Broken(Histogram histogram)
    {
        if (choices.RefusesHistograms)
            return new(RefusalKind.Histogram, "native histograms are not supported");
        return HistogramRules.Broken(histogram) is { } reason ? new(RefusalKind.Histogram, reason) : BrokenTime(histogram.TimestampMs);
    }

    /// <summary>Why an exemplar can't be written; null when it can.</summary>
    public Refusal? Broken(DecodedExemplar exemplar)
    {
        if (References(exemplar.Refs, "exemplar") is { } references)
            return references with { Kind = RefusalKind.ExemplarLabels };
        if (LabelRules.BrokenOfExemplar(exemplar.Exemplar.Labels, choices) is { } labels)
            return labels;
        return exemplar.Exemplar.TimestampMs == 0 ? new(RefusalKind.ExemplarTimestamp, "an exemplar has no timestamp") : null;
    }

    /// <summary>Whether the series holds nothing but exemplars, and that is taken.</summary>
    public bool HoldsExemplarsAlone(DecodedSeries series) =>
        choices.TakesExemplarsAlone && series is { Samples.IsEmpty: true, Histograms.IsEmpty: true, Exemplars.IsEmpty: false };

    private Refusal? BrokenV2(DecodedSeries series)
    {
        if (References(series.Refs, "series") is { } references)
            return references;
        if (series.Metadata is { } metadata && (Outside(metadata.HelpRef) || Outside(metadata.UnitRef)))
            return new(RefusalKind.OutsideSymbols, "a reference of the metadata points outside the symbols");
        if (series.Samples.Length > 0 && series.Histograms.Length > 0)
            return new(RefusalKind.Mixed, "the series mixes samples and histograms");
        if (series.Samples.IsEmpty && series.Histograms.IsEmpty && !choices.TakesEmptySeries && !HoldsExemplarsAlone(series))
            return new(RefusalKind.NoSamples, "the series has no samples");
        return Chosen(series);
    }

    private Refusal? Chosen(DecodedSeries series)
    {
        var type = series.Metadata?.Metadata.Type ?? MetricType.Unspecified;
        if (choices.RequiresMetadataType && (type == MetricType.Unspecified || !Enum.IsDefined(type)))
            return new(RefusalKind.NoType, "the series has no metric type");
        var cumulative = type is MetricType.Counter or MetricType.Histogram or MetricType.Summary;
        var startless =
            series.Samples.Any(s => s.Sample.StartTimestampMs == 0 && !s.Sample.IsStale)
            || series.Histograms.Any(h => h.Histogram.StartTimestampMs == 0 && !h.Histogram.IsStale);
        return choices.RequiresStart && cumulative && startless
            ? new(RefusalKind.NoStart, "a sample of a cumulative metric has no start timestamp")
            : null;
    }

    private Refusal? BrokenTime(long timestampMs)
    {
        if (choices.OldestSample is { } oldest && timestampMs < nowMs - oldest.TotalMilliseconds)
            return new(RefusalKind.TooOld, "a sample is too old");
        return choices.FarthestFuture is { } farthest && timestampMs > nowMs + farthest.TotalMilliseconds
            ? new(RefusalKind.TooNew, "a sample is too far in the future")
            : null;
    }

    private Refusal? References(ImmutableArray<uint> references, string of)
    {
        if (references.Length % 2 != 0)
            return new(RefusalKind.OddReferences, $"the label references of the {of} do not come in pairs");
        return references.Any(Outside)
            ? new(RefusalKind.OutsideSymbols, $"a label reference of the {of} points outside the symbols")
            : null;
    }

    private bool Outside(uint reference) => reference >= body.Symbols.Length;
}

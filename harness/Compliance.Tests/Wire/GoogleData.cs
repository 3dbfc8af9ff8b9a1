using System.Collections.Immutable;
using Compliance.Model.Metrics;
using Google.Protobuf.Collections;
using V1 = Compliance.Wire.Schema.V1;
using V2 = Compliance.Wire.Schema.V2;

namespace Compliance.Tests.Wire;

/// <summary>What Google's library read, in the suite's records.</summary>
internal static class GoogleData
{
    public static IEnumerable<Series> Series(V2.Request request) => request.Timeseries.Select(s => One(s, request.Symbols));

    public static IEnumerable<Series> Series(V1.WriteRequest request) => request.Timeseries.Select(One);

    private static Series One(V2.TimeSeries series, RepeatedField<string> symbols) =>
        new()
        {
            Labels = Labels(series.LabelsRefs, symbols),
            Samples = [.. series.Samples.Select(s => new Sample(s.Timestamp, s.Value, s.StartTimestamp))],
            Histograms = [.. series.Histograms.Select(One)],
            Exemplars = [.. series.Exemplars.Select(e => new Exemplar(Labels(e.LabelsRefs, symbols), e.Value, e.Timestamp))],
            Metadata = series.Metadata is { } m
                ? new((MetricType)(int)m.Type, Text(m.HelpRef, symbols) ?? "", Text(m.UnitRef, symbols) ?? "")
                : null,
        };

    private static Series One(V1.TimeSeries series) =>
        new()
        {
            Labels = [.. series.Labels.Select(l => new Label(l.Name, l.Value))],
            Samples = [.. series.Samples.Select(s => new Sample(s.Timestamp, s.Value))],
            Histograms = [.. series.Histograms.Select(One)],
            Exemplars =
            [
                .. series.Exemplars.Select(e => new Exemplar([.. e.Labels.Select(l => new Label(l.Name, l.Value))], e.Value, e.Timestamp)),
            ],
        };

    private static Histogram One(V2.Histogram h) =>
        new()
        {
            CountInt = h.HasCountInt ? h.CountInt : null,
            CountFloat = h.HasCountFloat ? h.CountFloat : null,
            Sum = h.Sum,
            Schema = h.Schema,
            ZeroThreshold = h.ZeroThreshold,
            ZeroCountInt = h.HasZeroCountInt ? h.ZeroCountInt : null,
            ZeroCountFloat = h.HasZeroCountFloat ? h.ZeroCountFloat : null,
            NegativeSpans = [.. h.NegativeSpans.Select(s => new BucketSpan(s.Offset, s.Length))],
            NegativeDeltas = [.. h.NegativeDeltas],
            NegativeCounts = [.. h.NegativeCounts],
            PositiveSpans = [.. h.PositiveSpans.Select(s => new BucketSpan(s.Offset, s.Length))],
            PositiveDeltas = [.. h.PositiveDeltas],
            PositiveCounts = [.. h.PositiveCounts],
            ResetHint = (ResetHint)(int)h.ResetHint,
            TimestampMs = h.Timestamp,
            StartTimestampMs = h.StartTimestamp,
            CustomValues = [.. h.CustomValues],
        };

    private static Histogram One(V1.Histogram h) =>
        new()
        {
            CountInt = h.HasCountInt ? h.CountInt : null,
            CountFloat = h.HasCountFloat ? h.CountFloat : null,
            Sum = h.Sum,
            Schema = h.Schema,
            ZeroThreshold = h.ZeroThreshold,
            ZeroCountInt = h.HasZeroCountInt ? h.ZeroCountInt : null,
            ZeroCountFloat = h.HasZeroCountFloat ? h.ZeroCountFloat : null,
            NegativeSpans = [.. h.NegativeSpans.Select(s => new BucketSpan(s.Offset, s.Length))],
            NegativeDeltas = [.. h.NegativeDeltas],
            NegativeCounts = [.. h.NegativeCounts],
            PositiveSpans = [.. h.PositiveSpans.Select(s => new BucketSpan(s.Offset, s.Length))],
            PositiveDeltas = [.. h.PositiveDeltas],
            PositiveCounts = [.. h.PositiveCounts],
            ResetHint = (ResetHint)(int)h.ResetHint,
            TimestampMs = h.Timestamp,
            CustomValues = [.. h.CustomValues],
        };

    private static ImmutableArray<Label> Labels(RepeatedField<uint> refs, RepeatedField<string> symbols)
    {
        var labels = ImmutableArray.CreateBuilder<Label>();
        for (var i = 0; i + 1 < refs.Count; i += 2)
        {
            if (Text(refs[i], symbols) is { } name && Text(refs[i + 1], symbols) is { } value)
                labels.Add(new(name, value));
        }

        return labels.ToImmutable();
    }

    private static string? Text(uint reference, RepeatedField<string> symbols) =>
        reference < symbols.Count ? symbols[(int)reference] : null;
}

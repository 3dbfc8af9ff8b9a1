using System.Collections.Immutable;
using Compliance.Model.Metrics;
using Compliance.Wire.Protobuf;

namespace Compliance.Wire.Requests;

/// <summary>Writes histogram messages of both versions.</summary>
internal static class HistogramWriter
{
    public static void Write(WireWriter writer, FieldSchema field, Histogram histogram)
    {
        var mark = writer.Begin(field);
        Counts(writer, histogram);
        Spans(writer, SchemaHistogram.NegativeSpans, histogram.NegativeSpans);
        writer.ZigZag64s(SchemaHistogram.NegativeDeltas, histogram.NegativeDeltas);
        writer.Reals(SchemaHistogram.NegativeCounts, histogram.NegativeCounts);
        Spans(writer, SchemaHistogram.PositiveSpans, histogram.PositiveSpans);
        writer.ZigZag64s(SchemaHistogram.PositiveDeltas, histogram.PositiveDeltas);
        writer.Reals(SchemaHistogram.PositiveCounts, histogram.PositiveCounts);
        writer.Integer(SchemaHistogram.ResetHint, (ulong)(long)histogram.ResetHint);
        writer.Integer(SchemaHistogram.Timestamp, (ulong)histogram.TimestampMs);
        writer.Reals(SchemaHistogram.CustomValues, histogram.CustomValues);
        if (ReferenceEquals(field.Message, SchemaHistogram.V2))
            writer.Integer(SchemaHistogram.StartTimestamp, (ulong)histogram.StartTimestampMs);
        writer.End(mark);
    }

    /// <summary>Members of a <c>oneof</c> are written even when they are 0.</summary>
    private static void Counts(WireWriter writer, Histogram histogram)
    {
        if (histogram.CountInt is { } count)
            writer.IntegerAlways(SchemaHistogram.CountInt, count);
        if (histogram.CountFloat is { } countFloat)
            writer.RealAlways(SchemaHistogram.CountFloat, countFloat);
        writer.Real(SchemaHistogram.Sum, histogram.Sum);
        writer.Integer(SchemaHistogram.Schema, (uint)WireWriter.ZigZag(histogram.Schema));
        writer.Real(SchemaHistogram.ZeroThreshold, histogram.ZeroThreshold);
        if (histogram.ZeroCountInt is { } zeroCount)
            writer.IntegerAlways(SchemaHistogram.ZeroCountInt, zeroCount);
        if (histogram.ZeroCountFloat is { } zeroCountFloat)
            writer.RealAlways(SchemaHistogram.ZeroCountFloat, zeroCountFloat);
    }

    private static void Spans(WireWriter writer, FieldSchema field, ImmutableArray<BucketSpan> spans)
    {
        foreach (var span in spans)
        {
            var mark = writer.Begin(field);
            writer.Integer(SchemaHistogram.Offset, (uint)WireWriter.ZigZag(span.Offset));
            writer.Integer(SchemaHistogram.Length, span.Length);
            writer.End(mark);
        }
    }
}

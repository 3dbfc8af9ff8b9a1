using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Compliance.Model.Decoding;
using Compliance.Model.Metrics;

namespace Compliance.Tests.Wire;

/// <summary>All that a message means, as text with the bits of numbers: equal texts mean equal data.</summary>
internal static class SeriesText
{
    public static string Of(IEnumerable<Series> series, bool starts = true)
    {
        var text = new StringBuilder();
        foreach (var one in series)
            Write(text, one, starts);
        return text.ToString();
    }

    public static string Of(DecodedBody body) => Of(body.Series.Select(One));

    public static string Of(Compliance.Wire.Schema.V2.Request request) => Of(GoogleData.Series(request));

    public static string Of(Compliance.Wire.Schema.V1.WriteRequest request) => Of(GoogleData.Series(request));

    private static Series One(DecodedSeries series) =>
        new()
        {
            Labels = series.Labels,
            Samples = [.. series.Samples.Select(s => s.Sample)],
            Histograms = [.. series.Histograms.Select(h => h.Histogram)],
            Exemplars = [.. series.Exemplars.Select(e => e.Exemplar)],
            Metadata = series.Metadata?.Metadata,
        };

    private static void Write(StringBuilder text, Series one, bool starts)
    {
        text.Append("series ").AppendJoin(',', one.Labels).Append('\n');
        foreach (var sample in one.Samples)
            text.Append(Invariant($" sample {sample.Bits:x}@{sample.TimestampMs} from {(starts ? sample.StartTimestampMs : 0)}\n"));
        foreach (var exemplar in one.Exemplars)
            text.Append(Invariant($" exemplar {string.Join(',', exemplar.Labels)} {Bits(exemplar.Value)}@{exemplar.TimestampMs}\n"));
        foreach (var h in one.Histograms)
            Write(text, h, starts);
        if (one.Metadata is { } m)
            text.Append(Invariant($" metadata {(int)m.Type} '{m.Help}' '{m.Unit}'\n"));
    }

    private static void Write(StringBuilder text, Histogram h, bool starts)
    {
        text.Append(
            Invariant($" histogram @{h.TimestampMs} from {(starts ? h.StartTimestampMs : 0)} schema {h.Schema} hint {(int)h.ResetHint}")
        );
        text.Append(Invariant($" count {h.CountInt}/{Bits(h.CountFloat)} sum {Bits(h.Sum)} zero {Bits(h.ZeroThreshold)}"));
        text.Append(Invariant($" {h.ZeroCountInt}/{Bits(h.ZeroCountFloat)}\n"));
        Write(text, "-", h.NegativeSpans, h.NegativeDeltas, h.NegativeCounts);
        Write(text, "+", h.PositiveSpans, h.PositiveDeltas, h.PositiveCounts);
        text.Append("  custom ").AppendJoin(',', h.CustomValues.Select(v => Bits(v))).Append('\n');
    }

    private static void Write(
        StringBuilder text,
        string side,
        ImmutableArray<BucketSpan> spans,
        ImmutableArray<long> deltas,
        ImmutableArray<double> counts
    )
    {
        text.Append("  ").Append(side).Append(" spans ").AppendJoin(',', spans.Select(s => Invariant($"{s.Offset}:{s.Length}")));
        text.Append(" deltas ").AppendJoin(',', deltas).Append(" counts ").AppendJoin(',', counts.Select(v => Bits(v))).Append('\n');
    }

    private static string Bits(double? value) =>
        value is { } v ? BitConverter.DoubleToUInt64Bits(v).ToString("x", CultureInfo.InvariantCulture) : "none";

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}

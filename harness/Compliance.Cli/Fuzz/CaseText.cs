using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Wire;

namespace Compliance.Cli.Fuzz;

/// <summary>Writes a request in the case language, in the flow style that YAML shares with JSON.</summary>
/// <param name="tag">The label value that stands for the case.</param>
/// <param name="nowMs">The time that instants are relative to.</param>
/// <param name="arms">Whether the case has arms.</param>
internal sealed class CaseText(string tag, long nowMs, bool arms)
{
    private const string ArmLabel = "arm";
    private const long NearMs = 3_600_000;
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The request keys, one a line, with this indentation.</summary>
    public string Request(RequestScript script, string indent)
    {
        var text = new StringBuilder();
        void Key(string key, string value) => text.Append(indent).Append(key).Append(": ").Append(value).Append('\n');
        if (script.Message == MessageKind.V1)
            Key("message", "v1");
        if (!CanSay(script))
        {
            Key("body", $"{{hex: \"{Convert.ToHexStringLower(RequestEncoder.Body(script))}\"}}");
            return text.ToString();
        }

        text.Append(indent).Append("series:\n");
        foreach (var series in script.Series)
            text.Append(indent).Append("  - ").Append(Series(series)).Append('\n');
        if (script.Symbols is { } symbols)
            Key("symbols", Symbols(symbols));
        if (!script.Wire.IsEmpty)
            Key("wire", $"[{string.Join(", ", script.Wire.Select(Edit))}]");
        if (script.Compression != Compression.Block)
            Key("compress", Word(script.Compression.ToString()));
        if (script.Chunked)
            Key("chunked", "true");
        if (script is { Message: MessageKind.V1, Families: true } && script.Series.Any(s => s.Metadata is not null))
            Key("families", "true");
        return text.ToString();
    }

    /// <summary>Whether the case language has words for it; exact bytes are left otherwise.</summary>
    public static bool CanSay(RequestScript script) =>
        script.Body is null
        && !script.Series.Any(s => s.Labels.IsEmpty || s.Histograms.Any(h => h is { CountInt: null, CountFloat: null }))
        && !script.Series.SelectMany(s => s.Labels).Any(l => l.Value.Contains("{{", StringComparison.Ordinal));

    private string Series(Series series)
    {
        List<string> parts = [$"labels: [{string.Join(", ", Labels(series).Select(l => $"[{Quoted(l.Name)}, {Value(l.Value)}]"))}]"];
        if (!series.Samples.IsEmpty)
            parts.Add(
                $"samples: [{string.Join(", ", series.Samples.Select(s => $"{{value: {Real(s.Value)}, at: {At(s.TimestampMs)}{Start(s.StartTimestampMs)}}}"))}]"
            );
        if (!series.Histograms.IsEmpty)
            parts.Add($"histograms: [{string.Join(", ", series.Histograms.Select(Histogram))}]");
        if (!series.Exemplars.IsEmpty)
            parts.Add($"exemplars: [{string.Join(", ", series.Exemplars.Select(Exemplar))}]");
        if (series.Metadata is { } m)
            parts.Add($"metadata: {{type: {Type(m.Type)}, help: {Quoted(m.Help)}, unit: {Quoted(m.Unit)}}}");
        return $"{{{string.Join(", ", parts)}}}";
    }

    private string Exemplar(Exemplar exemplar) =>
        $"{{labels: [{string.Join(", ", exemplar.Labels.Select(l => $"[{Quoted(l.Name)}, {Quoted(l.Value)}]"))}], value: {Real(exemplar.Value)}, at: {At(exemplar.TimestampMs)}}}";

    private string Histogram(Histogram h)
    {
        List<string> parts = [$"at: {At(h.TimestampMs)}{Start(h.StartTimestampMs)}"];
        if (h.IsFloat)
            parts.Add("float: true");
        if (h.IsFloat || h.CountInt is not null)
            parts.Add($"count: {(h.CountFloat is { } f ? Real(f) : h.CountInt!.Value.ToString(CultureInfo.InvariantCulture))}");
        parts.Add($"sum: {Real(h.Sum)}");
        parts.Add($"schema: {h.Schema.ToString(CultureInfo.InvariantCulture)}");
        parts.Add($"zero-threshold: {Real(h.ZeroThreshold)}");
        if (h.ZeroCountFloat is { } zero)
            parts.Add($"zero-count: {Real(zero)}");
        if (h.ZeroCountInt is { } zeroInt)
            parts.Add($"zero-count: {zeroInt.ToString(CultureInfo.InvariantCulture)}");
        if (!h.PositiveSpans.IsEmpty)
            parts.Add(Buckets("positive", h.IsFloat, h.PositiveSpans, h.PositiveCounts, h.PositiveDeltas));
        if (!h.NegativeSpans.IsEmpty)
            parts.Add(Buckets("negative", h.IsFloat, h.NegativeSpans, h.NegativeCounts, h.NegativeDeltas));
        if (h.ResetHint != ResetHint.Unspecified)
            parts.Add($"hint: {Word(h.ResetHint.ToString())}");
        return $"{{{string.Join(", ", parts)}}}";
    }

    private static string Buckets(
        string side,
        bool isFloat,
        ImmutableArray<BucketSpan> spans,
        ImmutableArray<double> counts,
        ImmutableArray<long> deltas
    )
    {
        var said = string.Join(", ", spans.Select(s => string.Create(CultureInfo.InvariantCulture, $"[{s.Offset}, {s.Length}]")));
        var values = isFloat
            ? $"counts: [{string.Join(", ", counts.Select(Real))}]"
            : $"deltas: [{string.Join(", ", deltas.Select(d => d.ToString(CultureInfo.InvariantCulture)))}]";
        return $"{side}: {{spans: [{said}], {values}}}";
    }

    private string Start(long timestampMs) => timestampMs == 0 ? "" : $", start: {At(timestampMs)}";

    private static string Symbols(SymbolEdits edits)
    {
        List<string> parts = [];
        if (edits.First is { } first)
            parts.Add($"first: {Quoted(first)}");
        if (edits.WithoutEmpty)
            parts.Add("without-empty: true");
        if (edits.Empty)
            parts.Add("empty: true");
        if (edits.Reversed)
            parts.Add("reversed: true");
        if (!edits.Spare.IsDefaultOrEmpty)
            parts.Add($"spare: [{string.Join(", ", edits.Spare.Select(Quoted))}]");
        return $"{{{string.Join(", ", parts)}}}";
    }

    private static string Edit(WireEdit edit) =>
        edit.Kind switch
        {
            WireEditKind.Set => $"{{set: {Quoted(edit.Path)}, to: {edit.Value}}}",
            WireEditKind.Append => $"{{append: {Quoted(edit.Path)}, hex: \"{edit.Value}\"}}",
            WireEditKind.Truncate => $"{{truncate: {edit.Value}}}",
            WireEditKind.Unpacked => $"{{unpacked: {Quoted(edit.Path)}}}",
            WireEditKind.SplitPacked => $"{{split-packed: {Quoted(edit.Path)}}}",
            _ => Word(edit.Kind.ToString()),
        };

    // Data must be fresh in every run; only times that are the point stay as they are.
    private string At(long timestampMs)
    {
        var offset = timestampMs - nowMs;
        return timestampMs == 0 || Math.Abs((double)timestampMs - nowMs) > NearMs
            ? string.Create(CultureInfo.InvariantCulture, $"\"ms:{timestampMs}\"")
            : string.Create(CultureInfo.InvariantCulture, $"{offset}ms");
    }

    private static string Type(MetricType type) =>
        Enum.IsDefined(type) ? type.ToString().ToLowerInvariant() : ((int)type).ToString(CultureInfo.InvariantCulture);

    // Arms of a case may not share series.
    private ImmutableArray<Label> Labels(Series series)
    {
        var before = series.Labels.TakeWhile(l => string.CompareOrdinal(l.Name, ArmLabel) < 0).ToList();
        return arms ? [.. before, new Label(ArmLabel, "{{defect}}"), .. series.Labels.Skip(before.Count)] : series.Labels;
    }

    private string Value(string text) => text == tag ? "\"{{case}}\"" : Quoted(text);

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Relaxed);

    private static string Real(double value) =>
        BitConverter.DoubleToUInt64Bits(value) == Sample.StaleBits ? "stale"
        : double.IsNaN(value) ? "NaN"
        : double.IsPositiveInfinity(value) ? "Inf"
        : double.IsNegativeInfinity(value) ? "-Inf"
        : value.Equals(0.0) && double.IsNegative(value) ? "-0"
        : value.ToString("R", CultureInfo.InvariantCulture);

    private static string Word(string name) => Judging.Binding.KebabCase.Of(name);
}

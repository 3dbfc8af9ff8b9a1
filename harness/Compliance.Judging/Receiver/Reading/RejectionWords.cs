using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Compliance.Model.Metrics;

namespace Compliance.Judging.Receiver.Reading;

/// <summary>Whether an error message says something of what was refused: an amount, a name, or a reason.</summary>
internal static partial class RejectionWords
{
    private static readonly ImmutableArray<string> Reasons =
    [
        "out of order",
        "out-of-order",
        "too old",
        "too far",
        "out of bounds",
        "duplicate",
        "repeated",
        "missing",
        "unsupported",
        "unknown",
        "exceed",
        "limit",
        "label",
        "metric name",
        "timestamp",
        "histogram",
        "exemplar",
        "symbol",
        "sample",
        "utf-8",
        "utf8",
        "empty",
        "not sorted",
        "unsorted",
        "conflict",
        "mismatch",
        "reference",
        "decode",
        "decompress",
        "unmarshal",
        "snappy",
        "protobuf",
        "corrupt",
        "content type",
        "content-type",
        "encoding",
        "bucket",
        "series",
        "bounds",
        "future",
    ];

    /// <summary>Names and values by which a message can point to a series.</summary>
    public static IEnumerable<string> Of(Series series) =>
        series
            .Labels.SelectMany(l => new[] { l.Name, l.Value })
            .Where(w => w.Length > 2 && w != "__name__")
            .Distinct(StringComparer.Ordinal);

    /// <summary>Whether the text holds a number other than the status, one of the words, or a reason.</summary>
    public static bool Names(string text, int status, IEnumerable<string> words)
    {
        var own = status.ToString(CultureInfo.InvariantCulture);
        return Number().Matches(text).Any(m => m.Value != own)
            || words.Any(w => text.Contains(w, StringComparison.Ordinal))
            || Reasons.Any(r => text.Contains(r, StringComparison.OrdinalIgnoreCase));
    }

    [GeneratedRegex(@"(?<![\p{L}\d-])\d+(?![\p{L}-])", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}

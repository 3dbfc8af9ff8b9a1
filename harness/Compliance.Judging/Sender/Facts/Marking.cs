using System.Globalization;
using Compliance.Model;
using Compliance.Model.Evidence;
using Compliance.Model.Results;

namespace Compliance.Judging.Sender.Facts;

/// <summary>Findings with the bytes they are about.</summary>
public static class Marking
{
    /// <summary>A violation inside the decompressed message.</summary>
    public static Finding Message(string expected, string said, Exchange exchange, ByteRange range, string what) =>
        Finding.Violated(expected, said, exchange.Index) with
        {
            Marks = [new Mark(exchange.Index, Part.Message, range, what)],
        };

    /// <summary>A violation inside the compressed body.</summary>
    public static Finding Body(string expected, string said, Exchange exchange, ByteRange range, string what) =>
        Finding.Violated(expected, said, exchange.Index) with
        {
            Marks = [new Mark(exchange.Index, Part.RequestBody, range, what)],
        };

    /// <summary>A violation in a header line, marked when the head's bytes are known.</summary>
    public static Finding Header(string expected, string said, Exchange exchange, string header) =>
        Finding.Violated(expected, said, exchange.Index) with
        {
            Marks = Line(exchange, header) is { } range ? [new Mark(exchange.Index, Part.RequestHead, range, header)] : [],
        };

    /// <summary>Text of untrusted origin, cut to a phrase.</summary>
    public static string Shown(string text) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{(text.Length > 80 ? text[..80] + "…" : text)}\"");

    private static ByteRange? Line(Exchange exchange, string header)
    {
        var head = System.Text.Encoding.Latin1.GetString(exchange.RequestHead.Span);
        var at = head.IndexOf("\n" + header + ":", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        var end = head.IndexOfAny(['\r', '\n'], at + 1);
        return new ByteRange(at + 1, (end < 0 ? head.Length : end) - at - 1);
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Compliance.Model;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;
using Compliance.Model.Results;
using Compliance.Reporting.Jsonl;
using Compliance.Reporting.Text;

namespace Compliance.Reporting.Html;

/// <summary>Prepares an exchange for a page.</summary>
internal sealed class ExchangeViews(ScorecardOptions options, EvidenceBudget budget)
{
    private const int MostHead = 4096;
    private readonly Dictionary<int, DecodedBody?> decoded = [];
    private readonly Dictionary<int, string> shown = [];

    /// <summary>The decoded body; each exchange is decoded once.</summary>
    public DecodedBody? Decode(Exchange exchange)
    {
        if (!decoded.TryGetValue(exchange.Index, out var body))
            decoded[exchange.Index] = body = exchange.RequestBody.IsEmpty ? exchange.Decoded : options.Decode(exchange);
        return body;
    }

    /// <summary>The view.</summary>
    /// <param name="exchange">The exchange, redacted.</param>
    /// <param name="marks">The check's marks in it.</param>
    /// <param name="anchor">Anchor of the check.</param>
    /// <param name="important">Whether the check did not pass: then more is shown, and shown again.</param>
    public ExchangeView Of(Exchange exchange, IReadOnlyCollection<Mark> marks, string anchor, bool important)
    {
        var view = new ExchangeView { Index = exchange.Index, Title = WellFormed.Line(ExchangeWords.Title(exchange)) };
        if (!important && marks.Count == 0 && shown.TryGetValue(exchange.Index, out var place))
            return view with { ShownAt = place };
        shown.TryAdd(exchange.Index, anchor);
        view = Filled(view, exchange, marks, important);
        budget.Use(view);
        return view;
    }

    private ExchangeView Filled(ExchangeView view, Exchange exchange, IReadOnlyCollection<Mark> marks, bool important) =>
        view with
        {
            Facts = WellFormed.Line(ExchangeWords.Facts(exchange)),
            RequestHead = Head(exchange.RequestHead, RequestLines(exchange), Ranges(marks, Part.RequestHead)),
            Tree = Decode(exchange) is { } body ? DecodedTree.Of(body, Ranges(marks, Part.Message), budget.Lines(important)) : [],
            Request = [.. Request(exchange, marks, important)],
            ResponseHead = Head(exchange.ResponseHead, ResponseLines(exchange), Ranges(marks, Part.ResponseHead)),
            Response = Response(exchange, marks, important),
            Trouble = WellFormed.Line(Clip.To(exchange.Trouble, 1000)),
        };

    private static List<ByteRange> Ranges(IReadOnlyCollection<Mark> marks, Part part) =>
        [.. marks.Where(m => m.Part == part).Select(m => m.Range)];

    private static IEnumerable<string> RequestLines(Exchange e) =>
        e.RequestHeaders.Select(HeadText.Line).Prepend($"{e.Method} {e.Target} {e.Protocol}");

    private static IEnumerable<string> ResponseLines(Exchange e) =>
        e.Answer == AnswerKind.Answered
            ? e.ResponseHeaders.Select(HeadText.Line).Prepend(string.Create(CultureInfo.InvariantCulture, $"{e.Protocol} {e.Status}"))
            : [];

    private static ImmutableArray<HeadLine> Head(ReadOnlyMemory<byte> head, IEnumerable<string> otherwise, List<ByteRange> marks)
    {
        var text = head.IsEmpty ? string.Join("\r\n", otherwise) : Encoding.Latin1.GetString(head.Span);
        if (text.Length == 0)
            return [];
        var lines = ImmutableArray.CreateBuilder<HeadLine>();
        var offset = 0;
        foreach (var line in Clip.To(text, MostHead).Split("\r\n"))
        {
            lines.Add(new HeadLine(MarkedText.Of(line, marks, offset), Differs: false));
            offset += line.Length + 2;
        }

        return lines.ToImmutable();
    }

    private IEnumerable<BytesView> Request(Exchange exchange, IReadOnlyCollection<Mark> marks, bool important)
    {
        var body = Decode(exchange);
        var raw = Ranges(marks, Part.RequestBody);
        if (body is { Decompressed: true, Message.Length: > 0 })
            yield return Dump("message, decompressed", body.Message, body.Message.Length, Ranges(marks, Part.Message), important);
        if (!exchange.RequestBody.IsEmpty && (raw.Count > 0 || body is not { Decompressed: true }))
            yield return Dump("body as sent", exchange.RequestBody, exchange.RequestLength, raw, important);
        else if (exchange.RequestBody.IsEmpty && exchange.RequestLength > 0)
            yield return new BytesView(Bytes("body", exchange.RequestLength), [new("The evidence folder was not there.", false)], null);
    }

    private BytesView? Response(Exchange exchange, IReadOnlyCollection<Mark> marks, bool important)
    {
        if (exchange.ResponseBody.IsEmpty)
            return null;
        var ranges = Ranges(marks, Part.ResponseBody);
        if (ranges.Count > 0 || !IsText(exchange.ResponseBody.Span))
            return Dump("body", exchange.ResponseBody, exchange.ResponseBody.Length, ranges, important);
        var text = Encoding.UTF8.GetString(exchange.ResponseBody.Span);
        return new BytesView(
            Bytes("body", exchange.ResponseBody.Length),
            [new(WellFormed.Page(Clip.To(text, budget.Bytes(important))), false)],
            null
        );
    }

    private static bool IsText(ReadOnlySpan<byte> bytes) =>
        System.Text.Unicode.Utf8.IsValid(bytes) && bytes.IndexOfAnyInRange((byte)0, (byte)8) < 0;

    private BytesView Dump(string caption, ReadOnlyMemory<byte> bytes, long length, List<ByteRange> marks, bool important)
    {
        var dump = HexDump.Of(bytes.Span, marks, budget.Bytes(important));
        return new BytesView(Bytes(caption, length), dump.Segments, dump);
    }

    private static string Bytes(string caption, long length) => string.Create(CultureInfo.InvariantCulture, $"{caption}, {length} bytes");
}

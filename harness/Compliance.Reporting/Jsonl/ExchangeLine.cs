using System.Collections.Immutable;
using System.Text.Json;
using Compliance.Model;
using Compliance.Model.Evidence;
using Compliance.Reporting.Text;

namespace Compliance.Reporting.Jsonl;

/// <summary>The members of an exchange line.</summary>
internal static class ExchangeLine
{
    /// <summary>Writes the members and puts the bodies into the sink.</summary>
    public static void Write(Utf8JsonWriter json, Role role, Exchange exchange, IEvidenceSink evidence)
    {
        json.WriteNumber("index", exchange.Index);
        json.Text("origin", exchange.Origin);
        json.WriteNumber("connection", exchange.Connection);
        Times(json, exchange);
        json.Text("method", exchange.Method);
        json.Text("target", exchange.Target);
        json.Text("protocol", exchange.Protocol);
        Head(json, "request", exchange.RequestHead, exchange.RequestHeaders);
        Body(json, "request", EvidenceName.Request(role, exchange.Index), exchange.RequestBody, evidence);
        json.WriteNumber("requestLength", exchange.RequestLength);
        json.WriteString("answer", exchange.Answer.Word());
        if (exchange.Status != 0)
            json.WriteNumber("status", exchange.Status);
        Head(json, "response", exchange.ResponseHead, exchange.ResponseHeaders);
        Body(json, "response", EvidenceName.Response(role, exchange.Index), exchange.ResponseBody, evidence);
        json.TextUnlessEmpty("trouble", exchange.Trouble);
    }

    private static void Times(Utf8JsonWriter json, Exchange exchange)
    {
        json.Milliseconds("sentMs", exchange.SentAt);
        json.Milliseconds("receivedMs", exchange.ReceivedAt);
        json.Milliseconds("answeredMs", exchange.AnsweredAt);
        if (exchange.ScrapesSeen != 0)
            json.WriteNumber("scrapesSeen", exchange.ScrapesSeen);
    }

    // The headers are left out where they are those of the head's lines.
    private static void Head(Utf8JsonWriter json, string side, ReadOnlyMemory<byte> head, ImmutableArray<HttpHeader> headers)
    {
        var lines = HeadText.Lines(head);
        json.TextsUnlessEmpty(side + "Head", lines);
        if (!HeadersOf(lines).SequenceEqual(headers))
            json.WriteHeaders(side + "Headers", headers);
    }

    private static void WriteHeaders(this Utf8JsonWriter json, string name, ImmutableArray<HttpHeader> headers)
    {
        json.WriteStartArray(name);
        foreach (var header in headers)
            json.WriteStringValue(WellFormed.Unicode(HeadText.Line(header)));
        json.WriteEndArray();
    }

    /// <summary>The headers that the lines of a head hold; what is no header is passed over.</summary>
    internal static IEnumerable<HttpHeader> HeadersOf(ImmutableArray<string> lines) =>
        lines.Skip(1).Select(HeadText.Header).OfType<HttpHeader>();

    private static void Body(Utf8JsonWriter json, string side, string name, ReadOnlyMemory<byte> body, IEvidenceSink evidence)
    {
        if (body.IsEmpty)
            return;
        evidence.Put(name, body);
        json.WriteString(side + "Body", name);
        json.WriteNumber(side + "Bytes", body.Length);
    }
}

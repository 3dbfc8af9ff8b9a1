using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Wire;

namespace Compliance.Judging.Sender.Facts;

/// <summary>A captured request as the set of samples it carries.</summary>
public sealed class RequestFacts
{
    private static readonly ConditionalWeakTable<Exchange, RequestFacts> Known = [];
    private readonly Lazy<ImmutableArray<Datum>> data;

    private RequestFacts(Exchange exchange)
    {
        Exchange = exchange;
        Message = MessageShape.Of(exchange.Decoded);
        Body = Read(exchange.Decoded, Message) is { Complete: true } body ? body : null;
        data = new Lazy<ImmutableArray<Datum>>(() => Body is null ? [] : [.. Body.Series.SelectMany(Of)]);
    }

    /// <summary>The facts of an exchange, worked out once.</summary>
    public static RequestFacts Of(Exchange exchange) => Known.GetValue(exchange, e => new RequestFacts(e));

    /// <summary>The exchange.</summary>
    public Exchange Exchange { get; }

    /// <summary>Its index in the run.</summary>
    public int Index => Exchange.Index;

    /// <summary>The message its bytes are, whatever the Content-Type says; null when they are neither.</summary>
    public MessageKind? Message { get; }

    /// <summary>
    /// The body, when it could be read to the end with the schema it is written in; otherwise null. A wrong Content-Type is a
    /// fault of its own and does not hide what the message holds.
    /// </summary>
    public DecodedBody? Body { get; }

    /// <summary>Its samples and histograms.</summary>
    public ImmutableArray<Datum> Data => data.Value;

    /// <summary>Newest timestamp of its data; null without data.</summary>
    public long? NewestMs => Data.IsEmpty ? null : Data.Max(d => d.TimestampMs);

    /// <summary>
    /// Content-Type, Content-Encoding and the message that the bytes are in one text, to tell another form of the same data from a plain
    /// repetition. A sender whose Content-Type is wrong in both forms breaks another rule.
    /// </summary>
    public string Form =>
        string.Join('|', Exchange.RequestValues("Content-Type").Concat(Exchange.RequestValues("Content-Encoding")))
            .Replace(" ", "", StringComparison.Ordinal)
            .ToUpperInvariant()
        + '|'
        + Message;

    /// <summary>Whether its bytes are the message of 2.0, or its Content-Type says so: a receiver may answer it as either.</summary>
    public bool PassesForV2 =>
        Message == MessageKind.V2 || Exchange.RequestValues("Content-Type").Any(t => ContentTypes.KindOf(t) == MessageKind.V2);

    private static DecodedBody? Read(DecodedBody? body, MessageKind? message) =>
        body is null || message is not { } kind || body.Kind == kind ? body : BodyDecoder.DecodeMessage(body.Message, kind);

    private static IEnumerable<Datum> Of(DecodedSeries series) =>
        series
            .Samples.Select(s => new Datum(series.Key, s.Sample.TimestampMs, s.Sample.Bits))
            .Concat(series.Histograms.Select(h => Of(series, h.Histogram)));

    private static Datum Of(DecodedSeries series, Histogram histogram) =>
        new(series.Key, histogram.TimestampMs, BitConverter.DoubleToUInt64Bits(histogram.Sum), HistogramShape.Text(histogram));
}

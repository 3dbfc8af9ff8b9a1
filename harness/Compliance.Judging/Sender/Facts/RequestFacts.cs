using System.Collections.Immutable;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Wire;

namespace Compliance.Judging.Sender.Facts;

/// <summary>A captured request as the set of samples it carries.</summary>
public sealed class RequestFacts
{
    private readonly Lazy<ImmutableArray<Datum>> data;
    private readonly bool complete;
    private readonly DecodedBody? otherKind;
    private PageDataIn? pageData;

    private RequestFacts(Exchange exchange)
    {
        Exchange = exchange;
        var decoded = exchange.Decoded;
        Message = MessageShape.Of(decoded);
        var body = Read(decoded, Message);
        complete = body is { Complete: true };
        otherKind = ReferenceEquals(body, decoded) ? null : body;
        data = new Lazy<ImmutableArray<Datum>>(() => Body is { } read ? [.. read.Series.SelectMany(Of)] : []);
    }

    /// <summary>The facts of an exchange, worked out once.</summary>
    public static RequestFacts Of(Exchange exchange) => exchange.Remember(static e => new RequestFacts(e));

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
    public DecodedBody? Body => complete ? otherKind ?? Exchange.Decoded : null;

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

    /// <summary>Whether it holds a sample or histogram of a family of the lane's pages. Worked out once for its lane.</summary>
    internal bool CarriesDataOf(Lane lane)
    {
        if (pageData is not { } known || !ReferenceEquals(known.Lane, lane))
        {
            var plan = PagePlan.Of(lane);
            var carries = Body?.Series.Any(s => s.Samples.Length + s.Histograms.Length > 0 && plan.Names(s.Name)) == true;
            pageData = known = new PageDataIn(lane, carries);
        }

        return known.Carries;
    }

    private static DecodedBody? Read(DecodedBody? body, MessageKind? message) =>
        body is null || message is not { } kind || body.Kind == kind ? body : BodyDecoder.DecodeMessage(body.Message, kind);

    private static IEnumerable<Datum> Of(DecodedSeries series) =>
        series
            .Samples.Select(s => new Datum(series.Key, s.Sample.TimestampMs, s.Sample.Bits))
            .Concat(series.Histograms.Select(h => Of(series, h.Histogram)));

    private static Datum Of(DecodedSeries series, Histogram histogram) =>
        new(series.Key, histogram.TimestampMs, BitConverter.DoubleToUInt64Bits(histogram.Sum), HistogramShape.Text(histogram));

    private sealed record PageDataIn(Lane Lane, bool Carries);
}

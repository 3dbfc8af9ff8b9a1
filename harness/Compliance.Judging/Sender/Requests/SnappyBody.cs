using Compliance.Judging.Sender.Facts;
using Compliance.Model;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender.Requests;

/// <summary>The body is one Snappy block (Remote-Write 2.0, "Protocol").</summary>
/// <param name="Demand">What is asked of it.</param>
[Matcher("snappy", Summary = "The body is one Snappy block")]
public sealed record SnappyBody(SnappyDemand Demand) : IRequestMatcher
{
    private string Rule =>
        Demand switch
        {
            SnappyDemand.Compressed => "the body is compressed with Snappy",
            SnappyDemand.Block => "the body is a Snappy block",
            _ => "the body is not in Snappy's framed format",
        };

    /// <inheritdoc/>
    public Finding? Judge(Exchange exchange, LaneTranscript lane)
    {
        // An empty body is the business of method-post; a cut one says nothing.
        if (exchange.Decoded is not { } body || exchange.RequestLength == 0 || exchange.RequestBody.Length < exchange.RequestLength)
            return null;
        if (body.Decompressed)
            return Finding.Satisfied(Rule, $"{exchange.RequestLength} bytes are a block of {body.Message.Length} bytes", exchange.Index);
        var framed = body.Notes.FirstOrDefault(n => n.Kind == NoteKind.SnappyFramed);
        if (Demand == SnappyDemand.Compressed && framed is not null)
            return Finding.Satisfied(Rule, "framed Snappy", exchange.Index);
        if (Demand == SnappyDemand.NotFramed && framed is null)
            return null;
        return Broken(exchange, framed ?? body.Notes.FirstOrDefault(n => n.Kind is NoteKind.SnappyInvalid or NoteKind.TooLarge));
    }

    private Finding Broken(Exchange exchange, Note? note) =>
        Marking.Body(
            Rule,
            note?.Said ?? "it does not decompress",
            exchange,
            note?.Range ?? new ByteRange(0, Math.Min(10, exchange.RequestBody.Length)),
            note?.Kind == NoteKind.SnappyFramed ? "stream identifier of the framed format" : "no Snappy block"
        );
}

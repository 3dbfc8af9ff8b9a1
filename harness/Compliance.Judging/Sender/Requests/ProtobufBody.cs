using Compliance.Judging.Sender.Facts;
using Compliance.Model;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender.Requests;

/// <summary>The decompressed body is a Protobuf message in binary form, to its end (Remote-Write 2.0, "Protocol").</summary>
[Matcher("protobuf-binary", Summary = "The decompressed body is a Protobuf message in binary form, to its end")]
public sealed record ProtobufBody : IRequestMatcher
{
    private const string Rule = "the decompressed body is a binary Protobuf message";

    /// <inheritdoc/>
    public Finding? Judge(Exchange exchange, LaneTranscript lane)
    {
        if (exchange.Decoded is not { Decompressed: true } body || body.Message.IsEmpty)
            return null;
        if (RequestFacts.Of(exchange).Body is { } read)
            return Finding.Satisfied(Rule, $"{read.Series.Length} series in {read.Message.Length} bytes", exchange.Index);
        var note = body.Notes.FirstOrDefault(n => n.Kind is NoteKind.Malformed or NoteKind.WrongWireType);
        if (body.Complete)
            return null;
        return Marking.Message(
            Rule,
            note?.Said ?? "it cannot be read to its end",
            exchange,
            note?.Range ?? new ByteRange(0, Math.Min(16, body.Message.Length)),
            "not a Protobuf message"
        );
    }
}

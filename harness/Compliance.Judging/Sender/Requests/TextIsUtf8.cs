using Compliance.Judging.Sender.Facts;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender.Requests;

/// <summary>Every string of the message is UTF-8 (Remote-Write 2.0, "Series Labels").</summary>
[Matcher("text-utf8", Summary = "Every string of the message is UTF-8")]
public sealed record TextIsUtf8 : IRequestMatcher
{
    private const string Rule = "names and label values are UTF-8";

    /// <inheritdoc/>
    public Finding? Judge(Exchange exchange, LaneTranscript lane)
    {
        if (RequestFacts.Of(exchange).Body is not { } body || body.Series.IsEmpty)
            return null;
        var bad = body.Notes.FirstOrDefault(n => n.Kind == NoteKind.InvalidUtf8);
        return bad is null
            ? Finding.Satisfied(Rule, "every string is UTF-8", exchange.Index)
            : Marking.Message(Rule, $"{bad.Path}: {bad.Said}", exchange, bad.Range, "not UTF-8");
    }
}

using Compliance.Judging.Sender.Facts;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender.Requests;

/// <summary>Fields have the types of the schema: timestamps are 64-bit integers, values are 64-bit floats ("io.prometheus.write.v2.Request").</summary>
/// <param name="Of">Fields that are looked at.</param>
[Matcher("field-types", Summary = "Fields have the types of the schema: timestamps are 64-bit integers, values are 64-bit floats")]
public sealed record FieldTypes(FieldGroup Of) : IRequestMatcher
{
    private string Rule =>
        Of switch
        {
            FieldGroup.Values => "values are float64",
            FieldGroup.Timestamps => "timestamps are int64",
            _ => "fields have the types of the schema",
        };

    /// <inheritdoc/>
    public Finding? Judge(Exchange exchange, LaneTranscript lane)
    {
        if (RequestFacts.Of(exchange).Body is not { } body || body.Series.IsEmpty)
            return null;
        var wrong = body.Notes.FirstOrDefault(n => n.Kind == NoteKind.WrongWireType && Concerns(n.Path));
        return wrong is null
            ? Finding.Satisfied(Rule, $"{body.Series.Length} series", exchange.Index)
            : Marking.Message(Rule, $"{wrong.Path}: {wrong.Said}", exchange, wrong.Range, "another type");
    }

    private bool Concerns(string path) =>
        Of switch
        {
            FieldGroup.Values => path.EndsWith("value", StringComparison.Ordinal) || path.EndsWith("sum", StringComparison.Ordinal),
            FieldGroup.Timestamps => path.EndsWith("timestamp", StringComparison.Ordinal),
            _ => true,
        };
}

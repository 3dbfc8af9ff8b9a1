using System.Text.Json;
using Compliance.Model;
using Compliance.Reporting.Jsonl;
using Compliance.Reporting.Text;

namespace Compliance.Reporting.Selftests;

/// <summary>The JSON file that <c>selftest --out</c> writes.</summary>
public static class SelftestFile
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    /// <summary>The document.</summary>
    public static string Write(SelftestResults results) =>
        JsonText.Object(
            json =>
            {
                json.WriteStartObject("selftest");
                json.Text("suite", results.Suite);
                json.Text("spec", results.Spec);
                json.Text("cases", results.Cases);
                json.WriteBoolean("full", results.Full);
                json.WriteNumber("durationMs", results.DurationMs);
                json.WriteStartArray("subjects");
                foreach (var subject in results.Subjects)
                    Write(json, subject);
                json.WriteEndArray();
                json.WriteEndObject();
            },
            indented: true
        ) + "\n";

    /// <summary>Reads a document.</summary>
    /// <exception cref="ResultsFileException">It is no self-test, or has members that nobody knows.</exception>
    public static SelftestResults Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            var file = new JsonFields(1, "the file", document.RootElement);
            var fields = file.Object("selftest");
            file.End();
            return Results(fields);
        }
        catch (JsonException e)
        {
            throw new ResultsFileException((int)(e.LineNumber ?? 0) + 1, $"is no JSON: {e.Message}");
        }
    }

    private static SelftestResults Results(JsonFields fields)
    {
        var results = new SelftestResults
        {
            Suite = fields.Text("suite"),
            Spec = fields.Text("spec"),
            Cases = fields.Text("cases"),
            Full = fields.Truth("full"),
            DurationMs = fields.LongCount("durationMs"),
            Subjects = [.. fields.Objects("subjects").Select(Subject)],
        };
        fields.End();
        return results;
    }

    private static void Write(Utf8JsonWriter json, SelftestSubject subject)
    {
        json.WriteStartObject();
        json.WriteString("role", subject.Role.Word());
        json.Text("kind", subject.Kind);
        json.Text("name", subject.Name);
        json.TextUnlessEmpty("says", subject.Says);
        json.TextUnlessEmpty("requirement", subject.Requirement);
        json.Text("statement", subject.Statement);
        json.WriteNumber("mustKept", subject.MustKept);
        json.WriteNumber("mustOf", subject.MustOf);
        json.WriteNumber("shouldKept", subject.ShouldKept);
        json.WriteNumber("shouldOf", subject.ShouldOf);
        json.TextsUnlessEmpty("killedBy", subject.KilledBy);
        json.TextsUnlessEmpty("sideEffects", subject.SideEffects);
        json.TextsUnlessEmpty("problems", subject.Problems);
        json.WriteNumber("ms", subject.DurationMs);
        json.WriteEndObject();
    }

    private static SelftestSubject Subject(JsonFields fields)
    {
        var subject = new SelftestSubject
        {
            Role = fields.Word<Role>("role"),
            Kind = fields.Text("kind"),
            Name = fields.Text("name"),
            Says = fields.TextOrEmpty("says"),
            Requirement = fields.TextOrEmpty("requirement"),
            Statement = fields.Text("statement"),
            MustKept = fields.Count("mustKept"),
            MustOf = fields.Count("mustOf"),
            ShouldKept = fields.Count("shouldKept"),
            ShouldOf = fields.Count("shouldOf"),
            KilledBy = fields.Texts("killedBy"),
            SideEffects = fields.Texts("sideEffects"),
            Problems = fields.Texts("problems"),
            DurationMs = fields.LongCount("ms"),
        };
        fields.End();
        return subject;
    }
}

using System.Collections.Immutable;
using System.Text.Json;
using Compliance.Model;
using Compliance.Model.Results;
using Compliance.Reporting.Text;

namespace Compliance.Reporting.Jsonl;

/// <summary>The members of a check line.</summary>
internal static class CheckLine
{
    /// <summary>Writes the members in the order of the contract.</summary>
    public static void Write(Utf8JsonWriter json, CheckResult check)
    {
        json.Text("id", check.Id);
        json.Text("case", check.Case);
        json.Text("requirement", check.Requirement);
        json.WriteString("level", check.Level.Spelled());
        json.WriteString("outcome", check.Outcome.Word());
        json.WriteString("expectation", check.Expectation.Word());
        json.WriteString("verdict", check.Verdict.Word());
        json.WriteNumber("ms", check.DurationMs);
        Exchanges(json, check.Exchanges);
        json.TextUnlessEmpty("said", check.Said);
        json.TextUnlessEmpty("expected", check.Expected);
        Marks(json, check.Marks);
        if (check.Control is { } control)
            json.WriteNumber("control", control);
        json.TextUnlessEmpty("readBack", check.ReadBack);
        json.TextUnlessEmpty("knownReason", check.KnownReason);
    }

    private static void Exchanges(Utf8JsonWriter json, ImmutableArray<int> exchanges)
    {
        if (exchanges.IsEmpty)
            return;
        json.WriteStartArray("exchanges");
        foreach (var index in exchanges)
            json.WriteNumberValue(index);
        json.WriteEndArray();
    }

    private static void Marks(Utf8JsonWriter json, ImmutableArray<Mark> marks)
    {
        if (marks.IsEmpty)
            return;
        json.WriteStartArray("marks");
        foreach (var mark in marks)
        {
            json.WriteStartObject();
            json.WriteNumber("exchange", mark.Exchange);
            json.WriteString("part", mark.Part.Word());
            json.WriteNumber("start", mark.Range.Start);
            json.WriteNumber("length", mark.Range.Length);
            json.TextUnlessEmpty("said", mark.Said);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

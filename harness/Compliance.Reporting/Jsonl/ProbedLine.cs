using System.Collections.Immutable;
using System.Text.Json;
using Compliance.Model.Results;
using Compliance.Model.Targets;
using Compliance.Reporting.Text;

namespace Compliance.Reporting.Jsonl;

/// <summary>The member of the header that says what probing found.</summary>
internal static class ProbedLine
{
    /// <summary>Writes the list, left out when empty.</summary>
    public static void Write(Utf8JsonWriter json, ImmutableArray<ProbedCapability> probed)
    {
        if (probed.IsEmpty)
            return;
        json.WriteStartArray("probed");
        foreach (var capability in probed)
            Write(json, capability);
        json.WriteEndArray();
    }

    /// <summary>Reads one entry.</summary>
    public static ProbedCapability Read(JsonFields fields)
    {
        var probed = new ProbedCapability(
            fields.Text("capability"),
            fields.Word<Capability>("found"),
            fields.TextOrEmpty("said"),
            fields.Counts("exchanges")
        );
        fields.End();
        return probed;
    }

    private static void Write(Utf8JsonWriter json, ProbedCapability probed)
    {
        json.WriteStartObject();
        json.Text("capability", probed.Capability);
        json.WriteString("found", Spelling<Capability>.Of(probed.Found));
        json.TextUnlessEmpty("said", probed.Said);
        json.WriteStartArray("exchanges");
        foreach (var index in probed.Exchanges)
            json.WriteNumberValue(index);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}

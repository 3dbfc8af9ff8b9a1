using System.Collections.Immutable;
using System.Text.Json;
using Compliance.Model.Ledger;
using Compliance.Reporting.Jsonl;
using Compliance.Reporting.Text;

namespace Compliance.Reporting.Matrices;

/// <summary>Everything on the page of the matrix.</summary>
public sealed record MatrixView
{
    /// <summary>A table per role.</summary>
    public required ImmutableArray<MatrixTable> Tables { get; init; }

    /// <summary>Targets with several runs.</summary>
    public ImmutableArray<Trend> Trends { get; init; } = [];

    /// <summary>What implementations do where the specification is open.</summary>
    public ImmutableArray<Observation> Observations { get; init; } = [];

    /// <summary>Targets without results.</summary>
    public ImmutableArray<NotVerified> NotVerified { get; init; } = [];

    /// <summary>Address of the kill matrix; empty: none.</summary>
    public string KillMatrix { get; init; } = "";

    /// <summary>What was noticed while the results were put together, such as missing shards.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];

    /// <summary>The view of these runs.</summary>
    /// <param name="runs">The newest run of each target, version and role: the columns.</param>
    /// <param name="all">All runs, for the trends.</param>
    /// <param name="ledger">Requirement texts.</param>
    public static MatrixView Of(IReadOnlyCollection<MatrixRun> runs, IReadOnlyCollection<MatrixRun> all, RequirementLedger ledger)
    {
        var tables = MatrixTable.Of(runs, ledger);
        return new MatrixView
        {
            Tables = tables,
            Trends = Trend.Of(all, ledger),
            Observations = Observation.Of(tables),
        };
    }

    /// <summary>The observations as JSON: for each open sentence the implementations by what they do.</summary>
    public string ObservationsJson() =>
        JsonText.Object(
            json =>
            {
                json.WriteStartArray("observations");
                foreach (var observation in Observations)
                    Write(json, observation);
                json.WriteEndArray();
            },
            indented: true
        ) + "\n";

    private static void Write(Utf8JsonWriter json, Observation observation)
    {
        json.WriteStartObject();
        json.WriteString("role", observation.Role.Word());
        json.Text("requirement", observation.Requirement.Id);
        json.Text("says", observation.Requirement.Says);
        json.TextUnlessEmpty("readings", observation.Requirement.Ambiguous ?? "");
        json.Text("link", observation.Requirement.Link);
        json.TextsUnlessEmpty("yes", observation.Seen);
        json.TextsUnlessEmpty("no", observation.NotSeen);
        json.TextsUnlessEmpty("mixed", observation.Mixed);
        json.TextsUnlessEmpty("open", observation.Open);
        json.WriteEndObject();
    }
}

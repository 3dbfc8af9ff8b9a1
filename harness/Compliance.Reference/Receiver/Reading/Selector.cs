using System.Collections.Immutable;
using Compliance.Model.Metrics;

namespace Compliance.Reference.Receiver.Reading;

/// <summary>A series selector of PromQL.</summary>
/// <param name="Matches">Conditions, the metric name's among them; all must hold.</param>
/// <param name="Range">For a matrix selector the time looked back, else null.</param>
public sealed record Selector(ImmutableArray<LabelMatch> Matches, TimeSpan? Range)
{
    /// <summary>The labels that every selected series has.</summary>
    public ImmutableArray<Label> Having =>
        [.. Matches.Where(m => m is { Operator: "=", Value.Length: > 0 }).Select(m => new Label(m.Label, m.Value))];

    /// <summary>Whether a series is selected.</summary>
    public bool Selects(ImmutableArray<Label> labels) =>
        Matches.All(match => match.Holds(labels.FirstOrDefault(l => l.Name == match.Label).Value ?? ""));
}

using System.Collections.Immutable;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;

namespace Compliance.Judging.Sender.Requests;

/// <summary>No label has an empty name, or an empty value (Remote-Write 2.0, "Series Labels").</summary>
/// <param name="Part"><c>name</c> or <c>value</c>.</param>
[Matcher("labels-not-empty", Summary = "No label has an empty name, or an empty value")]
public sealed record LabelsNotEmpty(string Part) : LabelRule
{
    /// <inheritdoc/>
    protected override string Rule => $"no label {Part} is empty";

    /// <inheritdoc/>
    public override bool Keeps(LabelSet set) => Problem(set.Labels) is null;

    /// <inheritdoc/>
    protected override string? Problem(DecodedSeries series, DecodedBody body, LaneTranscript lane) => Problem(series.Labels);

    private string? Problem(ImmutableArray<Label> labels)
    {
        foreach (var label in labels)
        {
            if (Part == "name" && label.Name.Length == 0)
                return $"an empty name stands before the value \"{label.Value}\"";
            if (Part == "value" && label.Value.Length == 0)
                return $"the value of \"{label.Name}\" is empty";
        }

        return null;
    }
}

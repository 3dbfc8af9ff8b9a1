using System.Collections.Immutable;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;

namespace Compliance.Judging.Sender.Requests;

/// <summary>No label name occurs twice in a series (Remote-Write 2.0, "Series Labels").</summary>
[Matcher("labels-unique", Summary = "No label name occurs twice in a series")]
public sealed record LabelNamesUnique : LabelRule
{
    /// <inheritdoc/>
    protected override string Rule => "no label name occurs twice in a series";

    /// <inheritdoc/>
    public override bool Keeps(LabelSet set) => Problem(set.Labels) is null;

    /// <inheritdoc/>
    protected override string? Problem(DecodedSeries series, DecodedBody body, LaneTranscript lane) => Problem(series.Labels);

    private static string? Problem(ImmutableArray<Label> labels)
    {
        for (var i = 1; i < labels.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (labels[i].Name == labels[j].Name)
                    return $"\"{labels[i].Name}\" occurs twice";
            }
        }

        return null;
    }
}

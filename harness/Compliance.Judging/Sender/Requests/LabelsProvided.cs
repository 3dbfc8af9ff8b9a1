using Compliance.Model.Decoding;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender.Requests;

/// <summary>Every series has label references (2.0) or labels (1.0) ("io.prometheus.write.v2.Request").</summary>
[Matcher("labels-provided", Summary = "Every series has label references (2.0) or labels (1.0)")]
public sealed record LabelsProvided : LabelRule
{
    /// <inheritdoc/>
    protected override string Rule => "every series has labels";

    /// <inheritdoc/>
    public override bool Keeps(LabelSet set) => !set.Labels.IsEmpty;

    /// <inheritdoc/>
    protected override string? Problem(DecodedSeries series, DecodedBody body, LaneTranscript lane) =>
        series.Refs.IsEmpty && series.Labels.IsEmpty ? "it has no labels" : null;
}

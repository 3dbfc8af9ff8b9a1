using Compliance.Model.Decoding;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender.Requests;

/// <summary>Every series has the label <c>__name__</c> (Remote-Write 2.0, "Series Labels").</summary>
[Matcher("metric-named", Summary = "Every series has the label __name__")]
public sealed record MetricNamed : LabelRule
{
    /// <inheritdoc/>
    protected override string Rule => "every series has a __name__ label";

    /// <inheritdoc/>
    public override bool Keeps(LabelSet set) => set.Name.Length > 0;

    /// <inheritdoc/>
    protected override string? Problem(DecodedSeries series, DecodedBody body, LaneTranscript lane) =>
        series.Name.Length > 0 ? null : "it has no __name__ label";
}

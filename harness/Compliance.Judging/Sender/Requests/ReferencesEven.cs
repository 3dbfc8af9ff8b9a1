using Compliance.Model.Decoding;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;

namespace Compliance.Judging.Sender.Requests;

/// <summary>Reference lists hold pairs: their length is even (schema of <c>io.prometheus.write.v2.Request</c>).</summary>
[Matcher("references-even", Summary = "Reference lists hold pairs: their length is even")]
public sealed record ReferencesEven : SeriesRule
{
    /// <inheritdoc/>
    protected override string Rule => "label references come in pairs of name and value";

    /// <inheritdoc/>
    protected override bool Concerns(DecodedSeries series, DecodedBody body, LaneTranscript lane) => body.Kind == MessageKind.V2;

    /// <inheritdoc/>
    protected override string? Problem(DecodedSeries series, DecodedBody body, LaneTranscript lane)
    {
        if (series.Refs.Length % 2 != 0)
            return $"labels_refs has {series.Refs.Length} elements";
        foreach (var exemplar in series.Exemplars)
        {
            if (exemplar.Refs.Length % 2 != 0)
                return $"labels_refs of an exemplar has {exemplar.Refs.Length} elements";
        }

        return null;
    }
}

using Compliance.Model.Decoding;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender.Requests;

/// <summary>Samples and histograms are not mixed in a series message ("io.prometheus.write.v2.Request").</summary>
[Matcher("series-not-mixed", Summary = "Samples and histograms are not mixed in a series message")]
public sealed record DataNotMixed : SeriesRule
{
    /// <inheritdoc/>
    protected override string Rule => "a series message holds samples or histograms, not both";

    /// <inheritdoc/>
    protected override bool Concerns(DecodedSeries series, DecodedBody body, LaneTranscript lane) =>
        series.Samples.Length + series.Histograms.Length > 0;

    /// <inheritdoc/>
    protected override string? Problem(DecodedSeries series, DecodedBody body, LaneTranscript lane) =>
        series.Samples.Length > 0 && series.Histograms.Length > 0
            ? $"it has {series.Samples.Length} samples and {series.Histograms.Length} histograms"
            : null;
}

using Compliance.Model.Decoding;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender.Requests;

/// <summary>Samples of a series message stand in order of time, oldest first ("Samples and Histogram Samples"). Equal times are in order.</summary>
[Matcher("timestamps-in-order", Summary = "Samples of a series message stand in order of time, oldest first. Equal times are in order")]
public sealed record TimestampsInOrder : SeriesRule
{
    /// <inheritdoc/>
    protected override string Rule => "samples of a series message are in order of time";

    /// <inheritdoc/>
    protected override bool Concerns(DecodedSeries series, DecodedBody body, LaneTranscript lane) =>
        series.Samples.Length + series.Histograms.Length > 0;

    /// <inheritdoc/>
    protected override string? Problem(DecodedSeries series, DecodedBody body, LaneTranscript lane)
    {
        for (var i = 1; i < series.Samples.Length; i++)
        {
            if (series.Samples[i].Sample.TimestampMs < series.Samples[i - 1].Sample.TimestampMs)
                return $"samples[{i}] is older than samples[{i - 1}]";
        }

        for (var i = 1; i < series.Histograms.Length; i++)
        {
            if (series.Histograms[i].Histogram.TimestampMs < series.Histograms[i - 1].Histogram.TimestampMs)
                return $"histograms[{i}] is older than histograms[{i - 1}]";
        }

        return null;
    }
}

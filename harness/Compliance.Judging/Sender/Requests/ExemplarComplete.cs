using System.Globalization;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender.Requests;

/// <summary>Every exemplar has a value and a timestamp in milliseconds (Remote-Write 2.0, "Exemplars").</summary>
/// <remarks>Protobuf leaves out a value of 0; no page of the suite shows an exemplar of 0, so a missing field is a missing value.</remarks>
/// <param name="Part"><c>value</c> or <c>timestamp</c>.</param>
[Matcher("exemplar-has", Summary = "Every exemplar has a value and a timestamp in milliseconds")]
public sealed record ExemplarComplete(ExemplarPart Part) : SeriesRule
{
    private const long Year2001 = 1_000_000_000_000;
    private const long Year2286 = 10_000_000_000_000;

    /// <inheritdoc/>
    protected override string Rule =>
        Part == ExemplarPart.Value ? "every exemplar has a value" : "every exemplar has a timestamp in milliseconds";

    /// <inheritdoc/>
    protected override bool Concerns(DecodedSeries series, DecodedBody body, LaneTranscript lane) => series.Exemplars.Length > 0;

    /// <inheritdoc/>
    protected override string? Problem(DecodedSeries series, DecodedBody body, LaneTranscript lane)
    {
        foreach (var exemplar in series.Exemplars)
        {
            var timestamp = exemplar.Exemplar.TimestampMs;
            if (Part == ExemplarPart.Value && !exemplar.HasValue)
                return "an exemplar has no value";
            if (Part == ExemplarPart.Timestamp && timestamp is < Year2001 or >= Year2286)
                return string.Create(CultureInfo.InvariantCulture, $"the timestamp of an exemplar is {timestamp}");
        }

        return null;
    }
}

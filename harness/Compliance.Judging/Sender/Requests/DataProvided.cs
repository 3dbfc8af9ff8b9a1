using Compliance.Model.Decoding;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender.Requests;

/// <summary>Every series has at least one sample or histogram ("io.prometheus.write.v2.Request").</summary>
/// <param name="OrExemplars">Exemplars alone are enough, as rc.5 proposes. Default: they are not.</param>
[Matcher("series-has-data", Summary = "Every series has at least one sample or histogram")]
public sealed record DataProvided(bool OrExemplars = false) : SeriesRule
{
    /// <inheritdoc/>
    protected override string Rule =>
        OrExemplars ? "every series has at least one sample, histogram or exemplar" : "every series has at least one sample or histogram";

    /// <inheritdoc/>
    protected override string? Problem(DecodedSeries series, DecodedBody body, LaneTranscript lane) =>
        series.Samples.Length + series.Histograms.Length > 0 ? null
        : series.Exemplars.Length > 0 ? (OrExemplars ? null : "it has exemplars only")
        : "it has neither";
}

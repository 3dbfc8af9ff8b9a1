using Compliance.Model.Fuzzing;
using Compliance.Wire;

namespace Compliance.Judging.Oracles;

/// <summary>How much a request holds.</summary>
/// <param name="Samples">Float samples.</param>
/// <param name="Histograms">Histogram samples.</param>
/// <param name="Exemplars">Exemplars.</param>
internal sealed record SentCounts(int Samples, int Histograms, int Exemplars)
{
    /// <summary>The counts; null when the bytes cannot be read to their end.</summary>
    public static SentCounts? Of(FuzzTrial trial)
    {
        var script = trial.Request.Script;
        if (script.Body is null && script.Wire.IsEmpty)
            return new SentCounts(script.Samples, script.Histograms, script.Exemplars);
        var body = BodyDecoder.Decode(trial.Exchange.RequestBody, script.Message);
        return body.Complete
            ? new SentCounts(
                body.Series.Sum(s => s.Samples.Length),
                body.Series.Sum(s => s.Histograms.Length),
                body.Series.Sum(s => s.Exemplars.Length)
            )
            : null;
    }
}

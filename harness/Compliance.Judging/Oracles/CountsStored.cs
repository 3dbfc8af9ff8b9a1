using System.Globalization;
using Compliance.Model.Evidence;
using Compliance.Model.Fuzzing;
using Compliance.Model.Metrics;

namespace Compliance.Judging.Oracles;

/// <summary>What is claimed is stored: all of an accepted request, and otherwise what the Written headers say ("Response", "Required Written Response Headers").</summary>
public sealed record CountsStored : IOracle
{
    /// <inheritdoc/>
    public string Name => "not-stored";

    /// <inheritdoc/>
    public string Requirement(FuzzTrial trial) =>
        trial.Request.Script.Message == MessageKind.V1 ? "v1.success-2xx"
        : trial.Exchange.Accepted ? "response.no-2xx-if-unwritten"
        : "written.precise";

    /// <inheritdoc/>
    public string? Breach(FuzzTrial trial)
    {
        if (trial.Stored is not { Failure.Length: 0 } read || !trial.Request.Countable || trial.Exchange.Answer != AnswerKind.Answered)
            return null;
        var script = trial.Request.Script;
        if (script.Body is not null)
            return null;
        // Stale markers are written and do not show.
        var stale = script.Series.Sum(s => s.Samples.Count(x => x.IsStale) + s.Histograms.Count(h => h.IsStale));
        var sent = script.Samples + script.Histograms - stale;
        var stored = read.Series.Sum(s => s.Samples.Length + s.Histograms.Length);
        if (trial.Exchange.Accepted)
            return stored < sent
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"answered {trial.Exchange.Status}, but {stored} of {sent} samples and histograms are stored"
                )
                : null;
        return stale > 0 || Claimed(trial.Exchange) is not { } claimed || claimed == stored
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"answered {trial.Exchange.Status} and {claimed} written, but {stored} are stored"
            );
    }

    private static long? Claimed(Exchange exchange)
    {
        var samples = ClaimedCount.Of(exchange, "Samples");
        var histograms = ClaimedCount.Of(exchange, "Histograms");
        return samples is null || histograms is null ? null : samples + histograms;
    }
}

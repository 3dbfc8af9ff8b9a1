using System.Globalization;
using Compliance.Model.Fuzzing;

namespace Compliance.Judging.Oracles;

/// <summary>No more exemplars are counted as written than are stored ("Required Written Response Headers").</summary>
/// <remarks>
/// A repeated exemplar is written once and may be counted twice, as it is stored. One without a timestamp may be kept under any. A receiver that counts
/// fewer than it keeps, or none, has its own idea of what is written: an observation of the cases.
/// </remarks>
public sealed record ExemplarsStored : IOracle
{
    /// <inheritdoc/>
    public string Name => "exemplars-not-stored";

    /// <inheritdoc/>
    public string Requirement(FuzzTrial trial) => "written.precise";

    /// <inheritdoc/>
    public string? Breach(FuzzTrial trial)
    {
        if (trial.Exemplars is not { Failure.Length: 0 } read || ClaimedCount.Of(trial.Exchange, "Exemplars") is not { } claimed)
            return null;
        var sent = trial.Request.Script.Exemplars;
        var different = trial.Request.Script.Series.Sum(s =>
            s.Exemplars.DistinctBy(e => (e.TimestampMs, e.Value, string.Join(',', e.Labels.Select(l => l.Value)))).Count()
        );
        var stored = read.Series.Sum(s => s.Exemplars.Length) + (sent - different);
        return claimed <= stored
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"answered {trial.Exchange.Status} and {claimed} exemplars written, but {stored} of {sent} are stored"
            );
    }
}

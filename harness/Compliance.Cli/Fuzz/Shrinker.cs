using Compliance.Running.Fuzzing;

namespace Compliance.Cli.Fuzz;

/// <summary>Makes the request of a finding as small as it can be while it still fails in the same way.</summary>
/// <param name="trials">Tries requests.</param>
/// <param name="mostTries">Most requests that are tried for one finding.</param>
internal sealed class Shrinker(Trials trials, int mostTries = 400)
{
    /// <summary>The smallest finding that was found.</summary>
    public async Task<Finding> Shrink(Finding finding, CancellationToken cancellation)
    {
        var left = mostTries;
        while (left > 0 && await Smaller(finding, left, cancellation) is var (smaller, used))
        {
            left -= used;
            if (smaller is null)
                break;
            finding = smaller;
        }

        return finding;
    }

    private async Task<(Finding? Smaller, int Used)> Smaller(Finding finding, int left, CancellationToken cancellation)
    {
        var used = 0;
        var rewrite = finding.Trial.Request.Rewrite;
        var request = (finding.Trial.Original ?? finding.Trial).Request;
        foreach (var script in Reductions.Of(request.Script))
        {
            if (used++ >= left)
                break;
            if (await trials.Again(request with { Script = script }, rewrite, finding.Oracle, cancellation) is { } smaller)
                return (smaller, used);
        }

        return (null, used);
    }
}

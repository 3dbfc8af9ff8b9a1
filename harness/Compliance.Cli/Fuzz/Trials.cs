using System.Collections.Immutable;
using System.Globalization;
using Compliance.Judging.Oracles;
using Compliance.Model.Fuzzing;

namespace Compliance.Cli.Fuzz;

/// <summary>Tries requests one after another, each with series of its own, to see whether a finding is there again.</summary>
/// <param name="target">The receiver.</param>
/// <param name="run">Begin of the tags of this run.</param>
internal sealed class Trials(FuzzTarget target, string run)
{
    private int tries;

    /// <summary>A tag that no request of this run has.</summary>
    public string NextTag() => string.Create(CultureInfo.InvariantCulture, $"{run}t{tries++}");

    /// <summary>What is wrong when the request is sent again; null: not the same as before.</summary>
    /// <param name="request">The request, without its rewrite.</param>
    /// <param name="rewrite">The rewrite that is judged; empty: none.</param>
    /// <param name="oracle">The oracle that was broken.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Finding?> Again(FuzzRequest request, string rewrite, IOracle oracle, CancellationToken cancellation)
    {
        var session = await target.Running(cancellation);
        var tagged = Running.Fuzzing.RequestSource.Tagged(request with { Rewrite = "" }, NextTag());
        ImmutableArray<FuzzRequest> both = rewrite.Length > 0 ? [tagged, Running.Fuzzing.RequestSource.Rewrite(tagged, rewrite)] : [tagged];
        try
        {
            var trial = (await session.Try(both, cancellation))[^1];
            return oracle.Breach(trial) is { } said ? new Finding(oracle, said, trial) : null;
        }
        catch (ArgumentException)
        {
            // A smaller request that an edit no longer fits.
            return null;
        }
    }
}

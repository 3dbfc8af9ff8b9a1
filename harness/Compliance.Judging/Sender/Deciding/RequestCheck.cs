using System.Collections.Immutable;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender.Deciding;

/// <summary>A check that judges requests one by one.</summary>
/// <param name="Case">Its case.</param>
/// <param name="Check">The check.</param>
/// <param name="Matcher">Its matcher.</param>
internal sealed record RequestCheck(SenderCase Case, CheckScript Check, IRequestMatcher Matcher)
{
    /// <summary>The matchers of the checks that judge the requests of a lane; equal ones once.</summary>
    public static ImmutableArray<IRequestMatcher> MatchersFor(IEnumerable<RequestCheck> checks, Lane lane) =>
        [.. checks.Where(c => AlwaysCheck.Judges(c.Case, c.Check, lane)).Select(c => c.Matcher).Distinct()];
}

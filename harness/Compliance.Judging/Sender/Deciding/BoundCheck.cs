using System.Collections.Immutable;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender.Deciding;

/// <summary>A check with its matcher.</summary>
/// <param name="Case">Its case.</param>
/// <param name="Check">The check.</param>
/// <param name="Matcher">An <see cref="IRequestMatcher"/>, <see cref="ILaneMatcher"/> or <see cref="IEventMatcher"/>.</param>
internal sealed record BoundCheck(SenderCase Case, CheckScript Check, object Matcher)
{
    /// <summary>The matchers that judge the requests of a lane one by one; equal ones once.</summary>
    public static ImmutableArray<IRequestMatcher> OfRequests(IEnumerable<BoundCheck> checks, Lane lane) =>
        [
            .. checks
                .Where(c => c.Check.Temporal is not (Temporal.Eventually or Temporal.Never) && AlwaysCheck.Judges(c.Case, c.Check, lane))
                .Select(c => c.Matcher)
                .OfType<IRequestMatcher>()
                .Distinct(),
        ];
}

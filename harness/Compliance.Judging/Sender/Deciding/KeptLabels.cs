using System.Collections.Immutable;
using Compliance.Judging.Sender.Facts;
using Compliance.Judging.Sender.Requests;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender.Deciding;

/// <summary>
/// Lets matchers look at the requests of a lane, one request after the other. Label sets that keep every label rule are remembered: a sender repeats its
/// series, and a request that holds no other needs no second look at its labels. Used by one thread at a time.
/// </summary>
/// <param name="matchers">The matchers that will look.</param>
public sealed class KeptLabels(ImmutableArray<IRequestMatcher> matchers)
{
    private readonly ImmutableArray<LabelRule> rules = [.. matchers.OfType<LabelRule>()];
    private readonly HashSet<LabelSet> kept = new(SameSet.Instance);
    private Exchange? looked;
    private int series;

    /// <summary>What a matcher says of a request.</summary>
    public Finding? Judge(IRequestMatcher matcher, Exchange exchange, LaneTranscript lane)
    {
        if (matcher is not LabelRule rule)
            return matcher.Judge(exchange, lane);
        if (!ReferenceEquals(looked, exchange))
            (looked, series) = (exchange, RequestFacts.Of(exchange).Body is { } body && Keep(body.Series) ? body.Series.Length : 0);
        return series > 0 ? rule.Kept(exchange, series) : rule.Judge(exchange, lane);
    }

    private bool Keep(ImmutableArray<DecodedSeries> all)
    {
        foreach (var one in all)
        {
            if (kept.Contains(one.Set))
                continue;
            foreach (var rule in rules)
            {
                if (!rule.Keeps(one.Set))
                    return false;
            }

            kept.Add(one.Set);
        }

        return true;
    }

    // The object itself, by a hash that it keeps.
    private sealed class SameSet : IEqualityComparer<LabelSet>
    {
        public static readonly SameSet Instance = new();

        public bool Equals(LabelSet? x, LabelSet? y) => ReferenceEquals(x, y);

        public int GetHashCode(LabelSet obj) => obj.KeyHash;
    }
}

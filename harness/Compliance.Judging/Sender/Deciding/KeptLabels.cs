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
    private ImmutableArray<DecodedSeries> before = [];
    private Exchange? looked;
    private int series;

    /// <summary>What a matcher says of a request.</summary>
    /// <param name="matcher">The matcher, one of those given before.</param>
    /// <param name="exchange">The request.</param>
    /// <param name="lane">Its lane.</param>
    /// <param name="stands">Whether its labels alone say so, which no page changes.</param>
    public Finding? Judge(IRequestMatcher matcher, Exchange exchange, LaneTranscript lane, out bool stands)
    {
        stands = false;
        if (matcher is not LabelRule rule)
            return matcher.Judge(exchange, lane);
        if (!ReferenceEquals(looked, exchange))
            (looked, series) = (exchange, RequestFacts.Of(exchange).Body is { } body && Keep(body.Series) ? body.Series.Length : 0);
        stands = series > 0;
        return stands ? rule.Kept(exchange, series) : rule.Judge(exchange, lane);
    }

    private bool Keep(ImmutableArray<DecodedSeries> all)
    {
        for (var i = 0; i < all.Length; i++)
        {
            var set = all[i].Set;
            // Mostly the series of the request before, in the same order.
            if (i < before.Length && ReferenceEquals(before[i].Set, set))
                continue;
            if (!kept.Contains(set) && !Keep(set))
                return false;
        }

        before = all;
        return true;
    }

    private bool Keep(LabelSet set)
    {
        foreach (var rule in rules)
        {
            if (!rule.Keeps(set))
                return false;
        }

        return kept.Add(set);
    }

    // The same labels in the same order, by a hash that the set keeps. Mostly it is the same object.
    private sealed class SameSet : IEqualityComparer<LabelSet>
    {
        public static readonly SameSet Instance = new();

        public bool Equals(LabelSet? x, LabelSet? y) =>
            ReferenceEquals(x, y) || (x is not null && y is not null && x.Labels.AsSpan().SequenceEqual(y.Labels.AsSpan()));

        public int GetHashCode(LabelSet obj) => obj.KeyHash;
    }
}

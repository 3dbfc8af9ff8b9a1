using Compliance.Judging.Sender.Facts;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender.Requests;

/// <summary>No sample stands twice in a request: neither in one series message nor in two of the same labels.</summary>
/// <remarks>A rule of this suite; two values for one time are no repetition, and order is judged elsewhere. Stale markers count as samples.</remarks>
[Matcher("once-in-request", Summary = "No sample stands twice in a request")]
public sealed record OnceInRequest : IRequestMatcher
{
    private const string Rule = "every sample stands once in a request";

    /// <inheritdoc/>
    public Finding? Judge(Exchange exchange, LaneTranscript lane)
    {
        var facts = RequestFacts.Of(exchange);
        if (facts.Body is not { } body || Count(body) is not (> 0 and var count))
            return null;
        return MayHoldTwice(body) && FirstTwice(facts) is { } datum
            ? Twice(facts, datum)
            : Finding.Satisfied(Rule, FormattableString.Invariant($"{count} different samples"), exchange.Index);
    }

    private static int Count(DecodedBody body)
    {
        var count = 0;
        foreach (var series in body.Series)
            count += series.Samples.Length + series.Histograms.Length;
        return count;
    }

    // Equal samples have equal hashes, so nothing is missed, and no list of all samples is kept.
    private static bool MayHoldTwice(DecodedBody body)
    {
        HashSet<long> seen = new(body.Series.Length);
        foreach (var series in body.Series)
        {
            foreach (var sample in series.Samples)
            {
                if (!seen.Add(Hash(series.Set, sample.Sample.TimestampMs)))
                    return true;
            }

            foreach (var histogram in series.Histograms)
            {
                if (!seen.Add(~Hash(series.Set, histogram.Histogram.TimestampMs)))
                    return true;
            }
        }

        return false;
    }

    private static long Hash(LabelSet labels, long timestampMs) =>
        unchecked((timestampMs * -7_046_029_254_386_353_131) ^ ((long)labels.KeyHash << 29));

    private static Datum? FirstTwice(RequestFacts facts)
    {
        // Series without labels cannot be told apart: what they hold twice may be of two.
        var unnamed = facts.Body!.Series.Where(s => s.Labels.IsEmpty).Select(s => s.Key).ToHashSet();
        HashSet<Datum> seen = [];
        foreach (var datum in facts.Data.Where(d => !unnamed.Contains(d.Series)))
        {
            if (!seen.Add(datum))
                return datum;
        }

        return null;
    }

    private static Finding Twice(RequestFacts facts, Datum datum)
    {
        var same = facts.Body!.Series.Where(s => s.Key == datum.Series).SelectMany(Timed.Of).Where(t => t.TimestampMs == datum.TimestampMs);
        return Marking.Message(
            Rule,
            FormattableString.Invariant($"{Shown(facts.Body, datum)} at {datum.TimestampMs} stands there more than once"),
            facts.Exchange,
            same.Last().Range,
            "the same sample again"
        );
    }

    private static string Shown(DecodedBody body, Datum datum) => SeriesKey.Shown(body.Series.First(s => s.Key == datum.Series).Labels);
}

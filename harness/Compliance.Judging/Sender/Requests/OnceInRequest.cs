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
        if (facts.Data.IsEmpty)
            return null;
        // Series without labels cannot be told apart: what they hold twice may be of two.
        var unnamed = facts.Body!.Series.Where(s => s.Labels.IsEmpty).Select(s => s.Key).ToHashSet();
        HashSet<Datum> seen = [];
        foreach (var datum in facts.Data.Where(d => !unnamed.Contains(d.Series)))
        {
            if (!seen.Add(datum))
                return Twice(facts, datum);
        }

        return Finding.Satisfied(Rule, FormattableString.Invariant($"{facts.Data.Length} different samples"), exchange.Index);
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

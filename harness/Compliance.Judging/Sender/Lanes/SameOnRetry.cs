using Compliance.Judging.Sender.Facts;

namespace Compliance.Judging.Sender.Lanes;

/// <summary>A retry carries the values that were refused (Remote-Write 2.0, "Retries &amp; Backoff").</summary>
/// <remarks>Other labels or timestamps show as data that is never accepted.</remarks>
[Matcher("same-on-retry", Summary = "A retry carries the values that were refused")]
public sealed record SameOnRetry : LaneRule
{
    /// <inheritdoc/>
    protected override string Rule => "a sample that is sent again has the value it had before";

    /// <inheritdoc/>
    protected override Finding? Judge(LaneFacts facts)
    {
        var refused = new Dictionary<(string, long, bool), (Datum Datum, RequestFacts Request)>();
        var judged = 0;
        RequestFacts? last = null;
        foreach (var request in facts.Requests)
        {
            foreach (var datum in request.Data)
            {
                if (!refused.TryGetValue(datum.Place, out var before))
                    continue;
                if (before.Datum != datum)
                    return Changed(before.Datum, before.Request, datum, request);
                judged++;
                last = request;
            }

            if (!request.Exchange.Accepted)
            {
                foreach (var datum in request.Data)
                    refused.TryAdd(datum.Place, (datum, request));
            }
        }

        return Kept(judged, "samples sent again unchanged", last);
    }

    private Finding Changed(Datum before, RequestFacts first, Datum now, RequestFacts second) =>
        Finding.Violated(
            Rule,
            FormattableString.Invariant(
                $"at {now.TimestampMs} exchange {first.Index} had bits 0x{before.Bits:x16}, exchange {second.Index} has 0x{now.Bits:x16}"
            ) + (now.Bits == before.Bits ? " and other buckets" : ""),
            first.Index,
            second.Index
        );
}

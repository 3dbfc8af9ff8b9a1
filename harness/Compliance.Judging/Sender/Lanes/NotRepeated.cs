using Compliance.Judging.Sender.Facts;

namespace Compliance.Judging.Sender.Lanes;

/// <summary>What was answered 2xx is not sent again (Remote-Write 1.0, "Retries &amp; Backoff").</summary>
/// <remarks>
/// A 2.0 request answered 2xx without any Written header should be treated like a 415 and may be sent again as another message. A request that was
/// on its way before the answer is no repetition. The same sample twice in one request is none either. A sender that gives up waiting closes its
/// connection and rightly tries again, and on a busy machine that can happen although the 2xx was written in time: where the connection of the 2xx
/// was not used again, by any lane, one repetition proves nothing, and two prove it. Then the lane says neither that it was repeated nor that it was not.
/// </remarks>
[Matcher("not-repeated", Summary = "What was answered 2xx is not sent again")]
public sealed record NotRepeated : LaneRule
{
    /// <inheritdoc/>
    protected override string Rule => "data that was answered 2xx is not sent again";

    /// <inheritdoc/>
    protected override Finding? Judge(LaneFacts facts)
    {
        var accepted = new Dictionary<Datum, RequestFacts>();
        (RequestFacts Before, RequestFacts Again)? unproven = null;
        var judged = 0;
        RequestFacts? last = null;
        foreach (var request in facts.Requests.Where(r => !r.Data.IsEmpty))
        {
            if (Repeated(request, accepted) is { } before)
            {
                if (unproven is not null || WasRead(facts, before))
                    return Again(before, request, accepted);
                unproven = (before, request);
            }

            judged += accepted.Count > 0 ? request.Data.Length : 0;
            last = request;
            if (!request.Exchange.Accepted)
                continue;
            foreach (var datum in request.Data)
                accepted.TryAdd(datum, request);
        }

        return unproven is { } once
            ? Unproven(once.Before, once.Again)
            : Kept(judged, "samples sent after a 2xx, none of them twice", last);
    }

    private static RequestFacts? Repeated(RequestFacts request, Dictionary<Datum, RequestFacts> accepted)
    {
        foreach (var datum in request.Data)
        {
            if (accepted.TryGetValue(datum, out var before) && Repeats(before, request))
                return before;
        }

        return null;
    }

    private static bool WasRead(LaneFacts facts, RequestFacts answered) =>
        facts.Lane.LastOnConnection.GetValueOrDefault(answered.Exchange.Connection) > answered.Index
        || facts.Requests.Any(r => r.Index > answered.Index && r.Exchange.Connection == answered.Exchange.Connection);

    private static Finding Unproven(RequestFacts before, RequestFacts again) =>
        Finding.Inconclusive(
            FormattableString.Invariant(
                $"exchange {again.Index} repeats data that exchange {before.Index} was answered {before.Exchange.Status} for, on a connection that was not used again: the sender may not have read that answer"
            ),
            before.Index,
            again.Index
        );

    private static bool Repeats(RequestFacts before, RequestFacts request) =>
        request.Exchange.SentAt >= before.Exchange.AnsweredAt
        && !(before.PassesForV2 && !before.Exchange.HasWritten && before.Form != request.Form);

    private Finding Again(RequestFacts before, RequestFacts request, Dictionary<Datum, RequestFacts> accepted)
    {
        var again = request.Data.Count(d => accepted.TryGetValue(d, out var b) && Repeats(b, request));
        return Finding.Violated(
            Rule,
            $"{again} of {request.Data.Length} samples had been answered {before.Exchange.Status} in exchange {before.Index}",
            before.Index,
            request.Index
        );
    }
}

using Compliance.Judging.Sender.Facts;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;

namespace Compliance.Judging.Sender.Events;

/// <summary>Refused data is sent again, so often in all (Remote-Write 2.0, "Invalid Samples").</summary>
/// <remarks>
/// A 2.0 message that was answered 415, or 400 as a 1.x receiver does, may be sent again with another Content-Type or Content-Encoding: only
/// requests of the same form count there. One sample in common is an attempt, however the rest was cut. The wait for proof of life starts at the
/// first refusal, since some scripts go on refusing.
/// </remarks>
/// <param name="Count">Attempts in all.</param>
/// <param name="Of">Whose data.</param>
/// <param name="AnyForm">
/// Whether requests of another form count too after a 400 of a receiver that took 2.0 data before, and said with Written headers that it did.
/// </param>
[Matcher("attempts", Summary = "Refused data is sent again, so often in all")]
public sealed record Attempts(int Count, AttemptsOf Of = AttemptsOf.AnyRefused, bool AnyForm = false) : IEventMatcher
{
    /// <inheritdoc/>
    public Occurrence Find(LaneTranscript lane)
    {
        var facts = LaneFacts.Of(lane);
        var refused = Attempt.Refused(facts);
        if (Of == AttemptsOf.FirstData)
            refused = [.. refused.Take(1)];
        var what = FormattableString.Invariant($"{Count} attempts of the same data");
        if (refused.IsEmpty)
            return new Occurrence { What = what, Said = "no data was refused" };
        var most = refused.Take(Attempt.Most).Select(r => Counted(facts, r)).MaxBy(a => a.Length)!;
        var first = most[0];
        return new Occurrence
        {
            What = what,
            ProvokedAt = refused[0].Exchange.AnsweredAt,
            Happened = most.Length >= Count,
            Since = refused[0].Index,
            Said = FormattableString.Invariant(
                $"{most.Length} {(most.Length == 1 ? "attempt" : "attempts")} of {first.Data.Length} samples, {Answer(first.Exchange)} the first time"
            ),
            Exchanges = [.. most.Select(a => a.Index)],
        };
    }

    private RequestFacts[] Counted(LaneFacts facts, RequestFacts first)
    {
        var other = first is { PassesForV2: true, Exchange.Status: 415 } || (first.Exchange.Status == 400 && MayBeOf1x(facts, first));
        return [.. Attempt.Of(facts, first).Where(a => !other || a.Form == first.Form)];
    }

    // A receiver that took a 2.0 message before is none of 1.x that does not know it.
    private bool MayBeOf1x(LaneFacts facts, RequestFacts refused) =>
        refused.PassesForV2 && !(AnyForm && facts.Requests.Any(r => r.Index < refused.Index && TookV2(r)));

    private static bool TookV2(RequestFacts request) =>
        request is { Message: MessageKind.V2, Data.IsEmpty: false, Exchange: { Accepted: true, HasWritten: true } };

    private static string Answer(Exchange exchange) =>
        exchange.Status > 0 ? FormattableString.Invariant($"answered {exchange.Status}") : "not answered";
}

using System.Collections.Immutable;
using Compliance.Judging.Sender.Facts;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Results;

namespace Compliance.Judging.Sender.Deciding;

/// <summary><c>eventually</c> and <c>never</c>: what was provoked in the case's own lane, and what followed.</summary>
internal static class EventCheck
{
    // While lanes are open: one that ends later may still show a longer pause than all before it, and with it the judge asks for a longer silence.
    private const double LaterPauses = 1.5;

    private static readonly TimeSpan DefaultWindow = TimeSpan.FromSeconds(10);

    public static Finding Judge(SenderCase @case, CheckScript check, object matcher, RunFacts run)
    {
        if (matcher is not IEventMatcher happening)
            throw new ArgumentException($"{matcher.GetType().Name} does not go with {check.Temporal}", nameof(matcher));
        var findings = run.LanesOf(@case.Head.Id).Select(l => Judge(l, check, happening, run)).ToList();
        return findings.Count == 0 ? Finding.Inconclusive("the case has no lane in this run") : Agree(findings);
    }

    public static bool Decided(LaneTranscript lane, CheckScript check, IEventMatcher matcher, TimeSpan window, TimeSpan? pause)
    {
        var seen = matcher.Find(lane);
        if (seen.Happened)
            return true;
        if (seen.ProvokedAt is not { } provoked)
            return false;
        return check.Temporal == Temporal.Never
            ? Alive(lane, seen, check.Until) >= (check.Until?.NewerData ?? 0)
                && lane.At - provoked >= Silence(check, pause * LaterPauses, window)
            : lane.At - provoked >= Within(check, window);
    }

    /// <summary>Time of the run until which silence must last for a <c>never</c> to mean something; null where nothing is waited for.</summary>
    public static TimeSpan? SilentUntil(LaneTranscript lane, CheckScript check, IEventMatcher matcher, TimeSpan window, TimeSpan? pause) =>
        check.Temporal == Temporal.Never && matcher.Find(lane) is { Happened: false, ProvokedAt: { } provoked }
            ? provoked + Silence(check, pause * LaterPauses, window)
            : null;

    private static Finding Judge(LaneTranscript lane, CheckScript check, IEventMatcher matcher, RunFacts run)
    {
        var seen = matcher.Find(lane);
        var finding = check.Temporal == Temporal.Never ? Never(lane, check, seen, run) : Eventually(lane, check, seen, run);
        return finding.Outcome == Outcome.Satisfied && !run.Counts(lane)
            ? Finding.Inconclusive(RunFacts.WhyNot(lane), finding.Exchanges)
            : finding with
            {
                Marks = seen.Marks,
            };
    }

    private static Finding Eventually(LaneTranscript lane, CheckScript check, Occurrence seen, RunFacts run)
    {
        var within = Within(check, run.Window);
        var expected = $"{seen.What} within {Shown(within)}";
        if (seen.Happened)
            return Finding.Satisfied(expected, seen.Said, seen.Exchanges);
        if (seen.ProvokedAt is not { } provoked)
            return Finding.Inconclusive($"not provoked: {seen.Said}{RunFacts.Ended(lane)}", seen.Exchanges);
        var waited = lane.At - provoked;
        return waited >= within
            ? Finding.Violated(expected, $"{seen.Said} ({Shown(waited)} waited)", seen.Exchanges)
            : Finding.Inconclusive(
                $"{seen.Said}, but only {Shown(waited)} of {Shown(within)} had passed{RunFacts.Ended(lane)}",
                seen.Exchanges
            );
    }

    private static Finding Never(LaneTranscript lane, CheckScript check, Occurrence seen, RunFacts run)
    {
        var expected = $"never: {seen.What}";
        if (seen.Happened)
            return Finding.Violated(expected, seen.Said, seen.Exchanges);
        if (seen.ProvokedAt is not { } provoked)
            return Finding.Inconclusive($"not provoked: {seen.Said}{RunFacts.Ended(lane)}", seen.Exchanges);
        var waited = lane.At - provoked;
        var silence = Silence(check, run.PauseFor(lane), run.Window);
        var alive = Alive(lane, seen, check.Until);
        var wanted = check.Until?.NewerData ?? 0;
        var life = FormattableString.Invariant($"{alive} requests with newer data and {Shown(waited)} since");
        return alive >= wanted && waited >= silence
            ? Finding.Satisfied(expected, $"{seen.Said}; {life}", seen.Exchanges)
            : Finding.Inconclusive(
                FormattableString.Invariant($"{seen.Said}; no proof of life: {life}, {wanted} and {Shown(silence)} needed")
                    + RunFacts.Ended(lane),
                seen.Exchanges
            );
    }

    // Without a measured pause the least time is the whole window.
    private static TimeSpan Silence(CheckScript check, TimeSpan? pause, TimeSpan window)
    {
        if (check.Until is not { } until)
            return TimeSpan.Zero;
        var scaled = pause is { } p ? p * until.PauseFactor : TimeSpan.Zero;
        var least = Scaled(until.AtLeast, window);
        return scaled > least ? scaled : least;
    }

    private static TimeSpan Within(CheckScript check, TimeSpan window) => check.Within is { } given ? Scaled(given, window) : window;

    // Times in cases are for a target whose window is the default one; a faster or slower target's are in proportion.
    private static TimeSpan Scaled(TimeSpan time, TimeSpan window) => time * (window / DefaultWindow);

    private static int Alive(LaneTranscript lane, Occurrence seen, ProofOfLife? until)
    {
        if (until is null)
            return 0;
        var requests = LaneFacts.Of(lane).Requests;
        var since = requests.FirstOrDefault(r => seen.Since is null ? !r.Data.IsEmpty : r.Index == seen.Since);
        if (since?.NewestMs is not { } newest)
            return 0;
        return requests.Count(r => r.Index > since.Index && r.Data.Any(d => d.TimestampMs > newest));
    }

    // A case may have had a second try in a fresh lane.
    private static Finding Agree(List<Finding> findings)
    {
        var violated = findings.Find(f => f.Outcome == Outcome.Violated);
        var satisfied = findings.Find(f => f.Outcome == Outcome.Satisfied);
        if (violated is not null && satisfied is not null)
        {
            var exchanges = satisfied.Exchanges.AddRange(violated.Exchanges);
            return Finding.Inconclusive($"flaky: once {satisfied.Said}, once {violated.Said}", exchanges);
        }

        return violated ?? satisfied ?? findings[0];
    }

    private static string Shown(TimeSpan time) => FormattableString.Invariant($"{time.TotalSeconds:0.0} s");
}

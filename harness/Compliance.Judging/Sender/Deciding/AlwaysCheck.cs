using Compliance.Judging.Sender.Facts;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Results;
using Compliance.Model.Scrapes;

namespace Compliance.Judging.Sender.Deciding;

/// <summary>
/// <c>always</c>: the first violation in any lane wins, then the first doubt; otherwise something must have been judged in a lane that counts.
/// </summary>
internal static class AlwaysCheck
{
    /// <summary>Requests with data of its pages that a lane should have seen before silence of a matcher means anything.</summary>
    private const int Enough = 4;

    // A lane whose pages have ended gets no more data: what is still on its way arrives within this share of the window.
    private const int QuietShare = 5;

    // What is seen and proves nothing yet may do so a little later.
    private const int DoubtWindows = 3;

    public static Finding Judge(SenderCase @case, CheckScript check, object matcher, RunFacts run)
    {
        var findings = LanesFor(@case, check, run).Select(l => (Lane: l, Findings: Findings(matcher, l, run))).ToList();
        if (findings.Find(f => f.Findings.Violated is not null).Findings is { } violated)
            return violated.Violated!;
        if (findings.Find(f => f.Findings.Doubt is not null).Findings is { } doubt)
            return doubt.Doubt!;
        var satisfied = findings.FindAll(f => f.Findings.Times > 0);
        var counting = satisfied.FindAll(f => f.Lane.RefusedToStart ? run.AnyDelivered : run.Counts(f.Lane));
        if (counting.Count > 0)
            return Sum([.. counting.Select(c => c.Findings)]);
        return satisfied.Count > 0 ? Finding.Inconclusive(WhyNot(satisfied[0].Lane), satisfied[0].Findings.Satisfied!.Exchanges)
            : findings.Find(f => f.Findings.Unconcerned is not null).Findings is { } unconcerned ? unconcerned.Unconcerned!
            : Finding.Inconclusive(Nothing(@case, check, run));
    }

    /// <summary>Whether more evidence of this lane would hardly change anything.</summary>
    /// <param name="lane">A snapshot of the lane.</param>
    /// <param name="matcher">The matcher.</param>
    /// <param name="seen">What request matchers said of this snapshot.</param>
    /// <param name="window">Time in which the sender does what a scrape provokes.</param>
    public static bool Decided(LaneTranscript lane, object matcher, RequestsSeen seen, TimeSpan window)
    {
        var whole = matcher is ILaneMatcher rule ? rule.Judge(lane) : null;
        if (lane.RefusedToStart || whole?.Outcome == Outcome.Violated || (matcher is IRequestMatcher broken && seen.Violated(broken)))
            return true;
        var facts = LaneFacts.Of(lane);
        var data = facts.PageData;
        if (data.Length == 0 || !facts.Delivered || !SawLastPage(lane))
            return false;
        var enough = EndsWithoutData(lane) ? lane.At - data[^1].Exchange.ReceivedAt >= window / QuietShare : data.Length >= Enough;
        var spoke = whole is { Outcome: not Outcome.Inconclusive } || (matcher is IRequestMatcher request && seen.Spoke(request));
        // What is refused at first holds up what comes after it.
        var flows = data.FirstOrDefault(d => d.Exchange.Accepted) ?? data[0];
        var wait = whole is { Outcome: Outcome.Inconclusive } ? DoubtWindows * window : window;
        return enough && (lane.At - flows.Exchange.ReceivedAt >= wait || spoke);
    }

    /// <summary>Whether a check judges what a lane shows: that of its own case, and any other that is set up for the same message.</summary>
    public static bool Judges(SenderCase @case, CheckScript check, Lane lane) =>
        lane.Cases.Contains(@case.Head.Id)
        || (!check.OwnLaneOnly && lane.Options.Message == @case.Options.Message && !lane.Options.MayRefuse);

    private static bool EndsWithoutData(LaneTranscript lane) => lane.Lane.Pages is [.., { Kind: not PageKind.Families }];

    private static bool SawLastPage(LaneTranscript lane) => lane.Scrapes.IsEmpty || lane.Scrapes.Max(s => s.Page) >= LastScraped(lane);

    // A page that left service discovery is never scraped.
    private static int LastScraped(LaneTranscript lane) =>
        lane.Lane.Pages.Length - (lane.Lane.Pages is [.., { Kind: PageKind.Withdrawn }] ? 2 : 1);

    private static IEnumerable<LaneTranscript> LanesFor(SenderCase @case, CheckScript check, RunFacts run) =>
        run.Lanes.Where(l => Judges(@case, check, l.Lane));

    private static LaneFindings Findings(object matcher, LaneTranscript lane, RunFacts run)
    {
        if (matcher is IRequestMatcher request)
            return run.Requests.Of(request, lane);
        if (matcher is not ILaneMatcher whole)
            throw new ArgumentException($"{matcher.GetType().Name} does not go with always", nameof(matcher));
        var findings = new LaneFindings();
        findings.Add(whole.Judge(lane));
        return findings;
    }

    private static Finding Sum(List<LaneFindings> lanes)
    {
        var first = lanes[0].Satisfied!;
        var judged = lanes.Sum(l => l.Times);
        var times =
            judged == 1 ? "" : FormattableString.Invariant($"; judged {judged} times in {lanes.Count} lane{(lanes.Count == 1 ? "" : "s")}");
        return first with
        {
            Said = first.Said + times,
            Exchanges = [.. lanes.SelectMany(l => l.Exchanges).Distinct().Take(LaneFindings.Examples)],
        };
    }

    private static string WhyNot(LaneTranscript lane) =>
        lane.RefusedToStart
            ? "the sender was not seen to work with any configuration, so refusing this one proves nothing"
            : RunFacts.WhyNot(lane);

    private static string Nothing(SenderCase @case, CheckScript check, RunFacts run)
    {
        var lanes = LanesFor(@case, check, run).ToList();
        if (lanes.Count == 0)
            return "the case has no lane in this run";
        var requests = lanes.Sum(l => l.Exchanges.Length);
        var ended = lanes.Select(RunFacts.Ended).FirstOrDefault(e => e.Length > 0) ?? "";
        return requests == 0
            ? "no request arrived" + ended
            : FormattableString.Invariant($"{requests} requests arrived, none of them shows it{ended}");
    }
}

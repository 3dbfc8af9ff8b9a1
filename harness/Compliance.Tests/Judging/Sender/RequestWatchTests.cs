using System.Collections.Immutable;
using Compliance.Judging.Sender;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Model.Results;

namespace Compliance.Tests.Judging.Sender;

/// <summary>Requests that were looked at as they came, in whatever order, are judged like those of a run that is seen at once.</summary>
public sealed class RequestWatchTests
{
    private static IEnumerable<TestCaseData> Senders()
    {
        yield return Named("compliant", new SenderChoices());
        yield return Named("labels unsorted in retries", Edited((r, attempt) => attempt < 2 ? r : Labels(r, l => [.. l.Reverse()])));
        yield return Named("timestamps in seconds", Edited((r, _) => Times(r, t => t / 1000)));
        yield return Named("timestamps an hour ahead", Edited((r, _) => Times(r, t => t + 3_600_000)));
        yield return Named("a dot in label names", Edited((r, _) => Labels(r, l => [.. l, new Label("z.z", "1")])));
        yield return Named("a reserved label", Edited((r, _) => Labels(r, l => [.. l, new Label("__z", "1")])));
        yield return Named("the old message", new SenderChoices { OnlyV1 = true });
        yield return Named("garbage", new SenderChoices { Garbage = true });
    }

    [TestCaseSource(nameof(Senders))]
    public void A_run_that_was_watched_is_judged_like_one_that_was_not(SenderChoices choices)
    {
        var run = VirtualRun.Play(choices, RepositoryCases.Senders(RepositoryCases.Library));
        var decider = new LaneDecider(VirtualRun.Judge, run.Cases, VirtualRun.Target, RepositoryCases.Library.Capabilities);
        var random = new Random(1);
        foreach (var (lane, exchange) in run.Lanes.SelectMany(l => l.Exchanges.Select(e => (l, e))).OrderBy(_ => random.Next()))
            decider.Watch.Arrived(AtArrival(lane, exchange));

        var watched = VirtualRun.Judge.Judge(
            run,
            RepositoryCases.Library.Ledger,
            VirtualRun.Target,
            "1.0",
            "builtin",
            RepositoryCases.Library.Capabilities,
            decider.Watch
        );
        var judged = VirtualRun.Judged(run, VirtualRun.Target);

        watched.Select(Text).Should().Equal(judged.Select(Text));
    }

    // Two look at it: it is told of a request, and it sees it in a snapshot. Some requests come before anything was scraped.
    private static LaneTranscript AtArrival(LaneTranscript lane, Exchange exchange) =>
        lane with
        {
            Exchanges = exchange.Index % 5 == 0 ? lane.Exchanges.RemoveAll(e => e.Index > exchange.Index) : [exchange],
            Scrapes = exchange.Index % 4 == 0 ? [] : lane.Scrapes.RemoveAll(s => s.At > exchange.ReceivedAt),
            At = exchange.AnsweredAt,
            Ended = false,
        };

    private static string Text(CheckResult check) =>
        $"{check.Id}: {check.Outcome}: {check.Said} [{string.Join(" ", check.Exchanges)}] {string.Join(" ", check.Marks)}";

    private static TestCaseData Named(string name, SenderChoices choices) => new TestCaseData(choices).SetArgDisplayNames(name);

    private static SenderChoices Edited(Func<RequestScript, int, RequestScript> edit) => new() { Edit = edit };

    private static RequestScript Labels(RequestScript request, Func<ImmutableArray<Label>, ImmutableArray<Label>> change) =>
        request with
        {
            Series = [.. request.Series.Select(s => s with { Labels = change(s.Labels) })],
        };

    private static RequestScript Times(RequestScript request, Func<long, long> change) =>
        request with
        {
            Series =
            [
                .. request.Series.Select(s =>
                    s with
                    {
                        Samples = [.. s.Samples.Select(x => x with { TimestampMs = change(x.TimestampMs) })],
                    }
                ),
            ],
        };
}

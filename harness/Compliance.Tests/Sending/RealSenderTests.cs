using System.Collections.Concurrent;
using System.Collections.Immutable;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Responses;
using Compliance.Model.Scrapes;
using Compliance.Model.Targets;
using Compliance.Running.Sending;

namespace Compliance.Tests.Sending;

/// <summary>Runs a real Prometheus over every kind of page: what it sends must be what <see cref="PageData"/> says the page holds.</summary>
[TestFixture]
[CancelAfter(120_000)]
internal sealed class RealSenderTests
{
    private readonly ConcurrentQueue<string> log = new();

    [Test]
    public async Task A_real_prometheus_sends_what_the_pages_hold()
    {
        var program = RealPrograms.Newest("prometheus", "prometheus");
        var folder = Directory.CreateTempSubdirectory("prw-real-").FullName;
        try
        {
            ImmutableArray<SenderCase> cases =
            [
                .. Enum.GetValues<ExpositionFormat>()
                    .SelectMany(f => Pages.All.Select((p, i) => Case($"{f}-{i}", [p]) with { Formats = [f] })),
                Case("series", [MockFixture.Gauge("one"), MockFixture.Gauge("two", 100)]),
                Case("withdrawn", [MockFixture.Gauge("one"), new Page { Kind = PageKind.Withdrawn, For = 4 }, MockFixture.Gauge("two")]),
                Case("gone", [MockFixture.Gauge("one"), new Page { Kind = PageKind.Gone, For = 2 }, MockFixture.Gauge("two")]),
                Case("failing", [MockFixture.Gauge("one"), new Page { Kind = PageKind.Status, Status = 500 }, MockFixture.Gauge("two")]),
                Case("hanging", [MockFixture.Gauge("one"), new Page { Kind = PageKind.Hang, For = 2 }, MockFixture.Gauge("two")]),
                Case("reset", [MockFixture.Gauge("one")]) with
                {
                    Respond = [new ResponseScript { Abort = AbortKind.Reset, Times = 2 }],
                },
            ];
            var launcher = new FakeLauncher(r => new FakeInstance(c => RealPrometheus.Run(program, r, log, c)));
            var runner = new SenderRunner(launcher, new SilentLog(), new RunClock(TimeProvider.System));
            var run = await runner.Run(Plan(folder, cases), Decided, default);
            Check(run);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool Decided(LaneTranscript lane) => Missing(lane).Length == 0 && IsDone(lane);

    private static bool IsDone(LaneTranscript lane) =>
        lane.Lane.Cases[0] switch
        {
            "series" => Has(lane, "one", stale: true) && Has(lane, "two"),
            "withdrawn" or "gone" or "failing" or "hanging" => Has(lane, "one", stale: true) && Has(lane, "two"),
            "reset" => lane.Exchanges.Count(e => e.Answer == AnswerKind.Reset) == 2 && lane.Exchanges.Any(e => e.Accepted),
            _ => true,
        };

    private void Check(SenderRun run)
    {
        foreach (
            var line in log.Where(l =>
                    l.Contains("level=WARN", StringComparison.Ordinal) || l.Contains("level=ERROR", StringComparison.Ordinal)
                )
                .Take(40)
        )
            TestContext.Out.WriteLine(line.Length > 400 ? line[..400] : line);
        using var scope = new FluentAssertions.Execution.AssertionScope();
        foreach (var lane in run.Lanes)
        {
            var formats = string.Join(",", lane.Scrapes.Select(s => s.Format).Distinct());
            Missing(lane).Should().BeEmpty("lane {0} ({1}) has it on its page", lane.Lane.Cases[0], formats);
            IsDone(lane).Should().BeTrue("lane {0} should be done: {1}", lane.Lane.Cases[0], lane.EndedBecause);
        }
    }

    // What the first page holds and no request brought.
    private static string[] Missing(LaneTranscript lane)
    {
        if (lane.Scrapes.IsEmpty)
            return ["any scrape"];
        var served = lane.Scrapes[0].Format;
        var sent = lane.Exchanges.SelectMany(e => e.Decoded?.Series ?? []).ToArray();
        return
        [
            .. PageData
                .SeriesOf(lane.Lane.Pages[0], 0, served)
                .Where(e => !sent.Any(s => Fits(e, s)) || !e.Exemplars.All(x => IsSent(x, sent)))
                .Select(e => $"{e.Part} {string.Join(",", e.Labels)} {e.Type} '{e.Unit}' exemplars {e.Exemplars.Length}"),
        ];
    }

    private static bool Fits(ExpectedSeries expected, DecodedSeries sent) =>
        expected.Labels.All(l => sent.Labels.Contains(l) || (l.Name is "le" or "quantile" && sent.Labels.Any(s => s.Name == l.Name)))
        && (expected.Part == SeriesPart.Native ? sent.Histograms.Any(h => Fits(expected.Native!, h.Histogram)) : Fits(expected.Value, sent))
        && (expected.Part == SeriesPart.Created || sent.Metadata is null || Fits(expected, sent.Metadata.Value.Metadata));

    private static bool Fits(Histogram expected, Histogram sent) =>
        (sent.Schema, sent.IsFloat, sent.Sum) == (expected.Schema, expected.IsFloat, expected.Sum)
        && sent.PositiveDeltas.SequenceEqual(expected.PositiveDeltas)
        && sent.PositiveCounts.SequenceEqual(expected.PositiveCounts)
        && sent.NegativeDeltas.SequenceEqual(expected.NegativeDeltas);

    private static bool IsSent(Exemplar exemplar, DecodedSeries[] sent) =>
        exemplar.TimestampMs == 0
        || sent.SelectMany(s => s.Exemplars).Any(e => e.Exemplar.TimestampMs == exemplar.TimestampMs && e.Exemplar.Value == exemplar.Value);

    // Later scrapes bring larger values, and this may be one.
    private static bool Fits(double expected, DecodedSeries sent) =>
        sent.Samples.Any(s => !s.Sample.IsStale && (s.Sample.Value >= expected || double.IsNaN(expected) && double.IsNaN(s.Sample.Value)));

    private static bool Fits(ExpectedSeries expected, Metadata sent) =>
        (sent.Type == expected.Type && sent.Help == expected.Help && sent.Unit == expected.Unit) || IsUnfound(expected, sent);

    // Prometheus 3.5 finds no metadata for the sum and the count of a gauge histogram from the protobuf exposition.
    private static bool IsUnfound(ExpectedSeries expected, Metadata sent) =>
        expected is { Type: MetricType.GaugeHistogram, Part: SeriesPart.Sum or SeriesPart.Count } && sent.Type == MetricType.Unspecified;

    private static bool Has(LaneTranscript lane, string name, bool stale = false) =>
        lane.Exchanges.SelectMany(e => e.Decoded?.Series ?? []).Any(s => s.Name == name && s.Samples.Any(x => x.Sample.IsStale == stale));

    private static SenderCase Case(string id, ImmutableArray<Page> pages) => LanePlannerTests.Case(id) with { Pages = pages };

    private static SenderPlan Plan(string folder, ImmutableArray<SenderCase> cases) =>
        new()
        {
            Cases = cases,
            Version = "",
            Folder = folder,
            Target = new TargetDescriptor
            {
                Name = "prometheus",
                Title = "Prometheus",
                Roles = [Role.Sender],
                Launch = new LaunchOptions(null, null, false),
                Sender = new SenderSetup(
                    ImmutableDictionary<string, string>.Empty,
                    64,
                    false,
                    TimeSpan.FromSeconds(20),
                    TimeSpan.FromSeconds(8)
                ),
            },
        };

    private sealed class SilentLog : Compliance.Running.IProgressLog
    {
        public void Phase(string name) { }

        public void Progress(int done, int of, string unit) { }
    }
}

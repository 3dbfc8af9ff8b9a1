using Compliance.Cases;
using Compliance.Model.Cases;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Model.Responses;
using Compliance.Model.Scrapes;

namespace Compliance.Tests.Cases;

public sealed class SenderCaseTests
{
    private const long Now = 1_750_000_000_000;

    [Test]
    public void A_case_without_script_accepts_and_asks_for_nothing_special()
    {
        var @case = One("scrape: {fixture: one-counter}");

        @case.Options.Should().BeEquivalentTo(new LaneOptions());
        @case.Respond.Should().BeEmpty();
        @case.Formats.Should().BeEmpty();
        @case.Extra.Should().Be(TimeSpan.Zero);
        var page = @case.Pages.Single();
        page.Kind.Should().Be(PageKind.Families);
        page.Fixture.Should().Be("one-counter");
        page.For.Should().BeNull();
        var family = page.Families.Single();
        (family.Name, family.Type, family.Help, family.Unit).Should().Be(("demo", MetricType.Counter, "Things.", ""));
        family.Series[0].Labels.Should().Equal(new Label("case", new ExpansionContext("run1", Now).Tag("sender/topic/sample")));
        (family.Series[0].Value, family.Series[0].Step).Should().Be((1.0, 2.0));
    }

    [Test]
    public void Configuration_becomes_lane_options()
    {
        var options = One(
            "configure: {message: v1, headers: {X-B: '1', X-A: '2'}, custom-buckets: true, may-refuse: true}\nscrape: {fixture: one-counter}"
        ).Options;

        options.Message.Should().Be(MessageKind.V1);
        options.Headers.Should().Equal(new HeaderLine("X-B", "1"), new HeaderLine("X-A", "2"));
        options.ConvertClassicHistograms.Should().BeTrue();
        options.MayRefuse.Should().BeTrue();
    }

    [Test]
    public void Pages_are_of_every_kind()
    {
        var @case = One(
            """
            scrape:
              formats: [openmetrics, text]
              pages:
                - {fixture: one-counter, for: 2}
                - {families: []}
                - {status: 503}
                - {hang: true, for: 1}
                - {gone: true}
                - {withdrawn: true}
            """
        );

        @case
            .Pages.Select(p => (p.Kind, p.For))
            .Should()
            .Equal(
                (PageKind.Families, 2),
                (PageKind.Families, null),
                (PageKind.Status, null),
                (PageKind.Hang, 1),
                (PageKind.Gone, null),
                (PageKind.Withdrawn, null)
            );
        @case.Pages[2].Status.Should().Be(503);
        @case.Formats.Should().Equal(ExpositionFormat.OpenMetrics, ExpositionFormat.Text);
    }

    [Test]
    public void Families_hold_everything_a_page_can()
    {
        var families = One(
            """
            scrape:
              families:
                - name: wait_seconds
                  type: histogram
                  unit: seconds
                  series:
                    - {labels: {a: b}, buckets: {"0.1": 3, "1": 3, "+Inf": 7}, sum: 2.5, created: -1h,
                       exemplars: [{labels: {trace_id: x}, value: 0.05, at: -1s}, {value: 3}]}
                    - {labels: {a: c}, native: {count: 3, sum: 1, schema: 2, zero-count: 1, positive: {spans: [[0, 2]], deltas: [1, 0]}}, timestamped: 5s}
                - {name: plain, series: [{value: NaN}]}
                - {name: state, type: stateset, series: [{labels: {state: on}, value: 1}, {labels: {state: off}, value: 0}]}
                - {name: lag, type: summary, series: [{labels: {quantile: "0.5"}, value: 1}, {value: 10}]}
                - {name: custom, type: histogram, series: [{native: {count: 2, sum: 1, custom: [1, 2], positive: {spans: [[1, 2]], deltas: [1, 0]}}}]}
            """
        )
            .Pages[0]
            .Families;

        var classic = families[0].Series[0];
        classic
            .Classic!.Buckets.Should()
            .Equal(new ClassicBucket(0.1, 3), new ClassicBucket(1, 3), new ClassicBucket(double.PositiveInfinity, 7));
        (classic.Classic.Sum, classic.CreatedMs).Should().Be((2.5, Now - 3_600_000));
        classic.Exemplars.Select(e => e.TimestampMs).Should().Equal(Now - 1_000, 0);
        var native = families[0].Series[1];
        native.Native!.PositiveDeltas.Should().Equal(1, 0);
        native.Native.TimestampMs.Should().Be(0);
        native.Timestamped.Should().Be(TimeSpan.FromSeconds(5));
        families[0].Unit.Should().Be("seconds");
        families[1].Type.Should().Be(MetricType.Unspecified);
        families[4].Series[0].Native!.Schema.Should().Be(Histogram.CustomBuckets);
    }

    [Test]
    public void Responses_are_rules_in_order()
    {
        var @case = One(
            """
            scrape: {fixture: one-counter}
            respond:
              - {status: 503, times: 2, headers: {Retry-After: "7"}, body: busy}
              - {status: 415, to: v2}
              - {abort: reset, times: 1, delay: 500ms}
              - {written: [1, 0, -5], times: 1}
              - {status: 200, written: none}
            """
        );

        @case
            .Respond[0]
            .Should()
            .BeEquivalentTo(
                new ResponseScript
                {
                    Status = 503,
                    Times = 2,
                    Headers = [new HeaderLine("Retry-After", "7")],
                    Body = "busy",
                }
            );
        @case.Respond[1].To.Should().Be(MessageKind.V2);
        (@case.Respond[2].Abort, @case.Respond[2].Status).Should().Be((AbortKind.Reset, 204));
        @case.Respond[3].Written!.Value.Should().Equal(1, 0, -5);
        @case.Respond[4].WithoutWritten.Should().BeTrue();
        @case.Respond[4].Written.Should().BeNull();
        @case.Extra.Should().Be(TimeSpan.FromSeconds(14.5));
    }

    private const string Expect = "\nexpect: [{request.headers: {always: reserved-headers}}]";

    private static IEnumerable<TestCaseData> Mistakes() =>
        [
            Mistake.Row("unknown key", "scrapes: {} #!", "unknown key 'scrapes' in a sender case; did you mean 'scrape'?"),
            Mistake.Row("receiver key", "scrape: {fixture: one-counter}\nsend: {} #!", "unknown key 'send'"),
            Mistake.Row("empty scrape", "scrape: {} #!", "needs one of fixture, families, pages"),
            Mistake.Row("unknown fixture", "scrape: {fixture: two-counters} #!", "no fixture is named 'two-counters'"),
            Mistake.Row("fixture of requests", "scrape: {fixture: one-gauge} #!", "the fixture 'one-gauge' has no families"),
            Mistake.Row("no pages", "scrape: {pages: []} #!", "1 to 64 pages"),
            Mistake.Row("pages without families", "scrape: {pages: [{gone: true}]} #!", "at least one page must serve families"),
            Mistake.Row("page of two kinds", "scrape: {pages: [{gone: true, hang: true}]} #!", "exclude each other"),
            Mistake.Row("page not gone", "scrape: {pages: [{gone: false}]} #!", "can only be true"),
            Mistake.Row("page status", "scrape: {pages: [{status: 99}]} #!", "status must be a whole number from 200 to 599"),
            Mistake.Row("page for", "scrape: {pages: [{fixture: one-counter, for: 0}]} #!", "for must be a whole number from 1"),
            Mistake.Row("format", "scrape: {fixture: one-counter, formats: [json]} #!", "one of text, openmetrics, protobuf"),
            Mistake.Row("format twice", "scrape: {fixture: one-counter, formats: [text, text]} #!", "listed twice"),
            Mistake.Row(
                "format without native",
                "scrape: {families: [{name: a, type: histogram, series: [{native: {count: 0}}]}], formats: [text]} #!",
                "need the format protobuf"
            ),
            Mistake.Row(
                "format without created",
                "scrape: {families: [{name: a, type: counter, series: [{value: 0, created: 0s}]}], formats: [text]} #!",
                "need the format openmetrics or protobuf"
            ),
            Mistake.Row("configure key", "configure: {messages: v1} #!\nscrape: {fixture: one-counter}", "did you mean 'message'?"),
            Mistake.Row("configure header", "configure: {headers: {X: \"a\\nb\"}} #!\nscrape: {fixture: one-counter}", "Latin-1"),
            Mistake.Row("no rules", "scrape: {fixture: one-counter}\nrespond: [] #!", "1 to 64 rules"),
            Mistake.Row("empty rule", "scrape: {fixture: one-counter}\nrespond: [{}] #!", "at least a status or an abort"),
            Mistake.Row("rule status", "scrape: {fixture: one-counter}\nrespond: [{status: 700}] #!", "from 200 to 599"),
            Mistake.Row(
                "rule times",
                "scrape: {fixture: one-counter}\nrespond: [{status: 500, times: 0}] #!",
                "times must be a whole number from 1"
            ),
            Mistake.Row("rule to", "scrape: {fixture: one-counter}\nrespond: [{status: 500, to: v0}] #!", "to must be one of v1, v2"),
            Mistake.Row(
                "rule written",
                "scrape: {fixture: one-counter}\nrespond: [{written: [1]}] #!",
                "none or [samples, histograms, exemplars]"
            ),
            Mistake.Row(
                "rule abort",
                "scrape: {fixture: one-counter}\nrespond: [{abort: after}] #!",
                "abort must be one of before, middle, reset"
            ),
            Mistake.Row("rule delay", "scrape: {fixture: one-counter}\nrespond: [{delay: 6m}] #!", "at most 5m"),
            Mistake.Row(
                "rule never reached",
                "scrape: {fixture: one-counter}\nrespond:\n  - {status: 500}\n  - {status: 204} #!",
                "never reached"
            ),
        ];

    private static IEnumerable<TestCaseData> Pages() =>
        [
            Mistake.Row("family name", "{name: 'a-b', series: [{value: 1}]} #!", "no metric name that a text page can show"),
            Mistake.Row("counter named total", "{name: a_total, type: counter, series: [{value: 1}]} #!", "written without _total"),
            Mistake.Row("no series", "{name: a, series: []} #!", "at least one series"),
            Mistake.Row("unit", "{name: a_bytes, unit: seconds, series: [{value: 1}]} #!", "must end in its unit: '_seconds'"),
            Mistake.Row("unit of info", "{name: a_s, unit: s, type: info, series: [{value: 1}]} #!", "have no unit"),
            Mistake.Row("label name", "{name: a, series: [{labels: {'a.b': c}, value: 1}]} #!", "no label name that a text page can show"),
            Mistake.Row("metric name label", "{name: a, series: [{labels: {__name__: c}, value: 1}]} #!", "not __name__"),
            Mistake.Row(
                "le",
                "{name: a, type: histogram, series: [{labels: {le: '1'}, buckets: {+Inf: 1}, sum: 1}]} #!",
                "'le' is written by the page itself"
            ),
            Mistake.Row("label twice", "{name: a, series: [{labels: [[a, b], [a, c]], value: 1}]} #!", "same name"),
            Mistake.Row("same series", "{name: a, series: [{value: 1}, {labels: {x: ''}, value: 1}]} #!", "the same labels"),
            Mistake.Row(
                "buckets without +Inf",
                "{name: a, type: histogram, series: [{buckets: {'1': 1}, sum: 1}]} #!",
                "the last bucket must be \"+Inf\""
            ),
            Mistake.Row(
                "bounds fall",
                "{name: a, type: histogram, series: [{buckets: {'2': 1, '1': 2, +Inf: 3}, sum: 1}]} #!",
                "bounds of buckets must rise"
            ),
            Mistake.Row(
                "counts fall",
                "{name: a, type: histogram, series: [{buckets: {'1': 2, +Inf: 1}, sum: 1}]} #!",
                "buckets are cumulative"
            ),
            Mistake.Row("bound", "{name: a, type: histogram, series: [{buckets: {x: 1, +Inf: 3}, sum: 1}]} #!", "must be a number or +Inf"),
            Mistake.Row("negative bucket", "{name: a, type: histogram, series: [{buckets: {+Inf: -3}, sum: 1}]} #!", "whole number from 0"),
            Mistake.Row("no sum", "{name: a, type: histogram, series: [{buckets: {+Inf: 3}}]} #!", "needs the key 'sum'"),
            Mistake.Row("sum of value", "{name: a, series: [{value: 1, sum: 1}]} #!", "'sum' belongs to buckets"),
            Mistake.Row("value of histogram", "{name: a, type: histogram, series: [{value: 1}]} #!", "a histogram needs buckets or native"),
            Mistake.Row(
                "buckets of gauge",
                "{name: a, type: gauge, series: [{buckets: {+Inf: 3}, sum: 1}]} #!",
                "belongs to families of type histogram"
            ),
            Mistake.Row("no value", "{name: a, series: [{labels: {}}]} #!", "needs one of value, buckets, native"),
            Mistake.Row(
                "native count",
                "{name: a, type: histogram, series: [{native: {count: 5, zero-count: 1}}]} #!",
                "count is 5, but its buckets hold 1"
            ),
            Mistake.Row(
                "native spans",
                "{name: a, type: histogram, series: [{native: {count: 1, positive: {spans: [[0, 2]], deltas: [1]}}}]} #!",
                "cover 2 buckets, but 1 are given"
            ),
            Mistake.Row(
                "native offset",
                "{name: a, type: histogram, series: [{native: {count: 2, positive: {spans: [[0, 1], [-1, 1]], deltas: [1, 0]}}}]} #!",
                "negative offset"
            ),
            Mistake.Row(
                "native bucket",
                "{name: a, type: histogram, series: [{native: {count: 0, positive: {spans: [[0, 2]], deltas: [1, -2]}}}]} #!",
                "cannot hold -1"
            ),
            Mistake.Row(
                "native schema",
                "{name: a, type: histogram, series: [{native: {count: 0, schema: 9}}]} #!",
                "schema must be -4 to 8"
            ),
            Mistake.Row(
                "native custom bounds",
                "{name: a, type: histogram, series: [{native: {count: 0, custom: [2, 1]}}]} #!",
                "custom bounds must rise"
            ),
            Mistake.Row(
                "native custom of exponential",
                "{name: a, type: histogram, series: [{native: {count: 0, custom: [1], schema: 1}}]} #!",
                "belong to schema -53"
            ),
            Mistake.Row(
                "native custom zero",
                "{name: a, type: histogram, series: [{native: {count: 1, zero-count: 1, custom: [1]}}]} #!",
                "neither negative buckets nor a zero bucket"
            ),
            Mistake.Row(
                "native custom buckets",
                "{name: a, type: histogram, series: [{native: {count: 3, custom: [1], positive: {spans: [[0, 3]], deltas: [1, 0, 0]}}}]} #!",
                "more buckets than custom bounds"
            ),
            Mistake.Row(
                "native custom step",
                "{name: a, type: histogram, series: [{step: 1, native: {count: 0, custom: [1]}}]} #!",
                "cannot step"
            ),
            Mistake.Row(
                "native hint",
                "{name: a, type: histogram, series: [{native: {count: 0, hint: gauge}}]} #!",
                "the hint gauge belongs to gauge histograms"
            ),
            Mistake.Row(
                "native time",
                "{name: a, type: histogram, series: [{native: {count: 0, at: 0s}}]} #!",
                "unknown key 'at' in a native"
            ),
            Mistake.Row("negative counter", "{name: a, type: counter, series: [{value: -1}]} #!", "a counter cannot be '-1'"),
            Mistake.Row("NaN counter", "{name: a, type: counter, series: [{value: NaN}]} #!", "a counter cannot be 'NaN'"),
            Mistake.Row("falling counter", "{name: a, type: counter, series: [{value: 1, step: -1}]} #!", "cannot go down"),
            Mistake.Row("stale value", "{name: a, series: [{value: stale}]} #!", "no other NaN"),
            Mistake.Row("info value", "{name: a, type: info, series: [{value: 2}]} #!", "must be 1"),
            Mistake.Row("state value", "{name: a, type: stateset, series: [{value: 2}]} #!", "0 or 1"),
            Mistake.Row("stepping info", "{name: a, type: info, series: [{value: 1, step: 1}]} #!", "do not step"),
            Mistake.Row(
                "histogram step",
                "{name: a, type: histogram, series: [{step: 0.5, native: {count: 0}}]} #!",
                "a number of observations"
            ),
            Mistake.Row("infinite step", "{name: a, series: [{value: 1, step: Inf}]} #!", "finite"),
            Mistake.Row("quantile", "{name: a, type: summary, series: [{labels: {quantile: '2'}, value: 1}]} #!", "from 0 to 1"),
            Mistake.Row(
                "exemplar of gauge",
                "{name: a, type: gauge, series: [{value: 1, exemplars: [{value: 1}]}]} #!",
                "belong to counters and histograms"
            ),
            Mistake.Row(
                "two exemplars",
                "{name: a, type: counter, series: [{value: 1, exemplars: [{value: 1}, {value: 2}]}]} #!",
                "a counter shows one exemplar"
            ),
            Mistake.Row(
                "bucket exemplars",
                "{name: a, type: histogram, series: [{buckets: {+Inf: 2}, sum: 1, exemplars: [{value: 1}, {value: 2}]}]} #!",
                "a bucket shows one exemplar"
            ),
            Mistake.Row(
                "exemplar label",
                "{name: a, type: counter, series: [{value: 1, exemplars: [{labels: {'a b': c}, value: 1}]}]} #!",
                "no label name"
            ),
            Mistake.Row(
                "exemplar runes",
                $"{{name: a, type: counter, series: [{{value: 1, exemplars: [{{labels: {{a: {new string('é', 128)}}}, value: 1}}]}}]}} #!",
                "128 characters together, not 129"
            ),
            Mistake.Row("exemplar NaN", "{name: a, type: counter, series: [{value: 1, exemplars: [{value: NaN}]}]} #!", "finite number"),
            Mistake.Row(
                "native exemplar",
                "{name: a, type: histogram, series: [{native: {count: 0}, exemplars: [{value: 1}]}]} #!",
                "needs 'at'"
            ),
            Mistake.Row("created gauge", "{name: a, type: gauge, series: [{value: 1, created: 0s}]} #!", "belongs to counters"),
            Mistake.Row("created early", "{name: a, type: counter, series: [{value: 1, created: 'ms:-1'}]} #!", "before the Unix epoch"),
            Mistake.Row("timestamped", "{name: a, series: [{value: 1, timestamped: -5s}]} #!", "how long before the scrape"),
            Mistake.Row("type", "{name: a, type: gauges, series: [{value: 1}]} #!", "type must be one of unspecified, counter"),
            Mistake.Row(
                "name clash",
                "{name: a, type: counter, series: [{value: 1}]}\n      - {name: a_total, series: [{value: 1}]} #!",
                "both have samples named 'a_total'"
            ),
            Mistake.Row("defect", "{name: a, series: [{labels: {d: '{{defect}}'}, value: 1}]} #!", "unknown template {{defect}}"),
        ];

    [TestCaseSource(nameof(Mistakes))]
    public void Finds(string keys, string problem) => Check($"title: x\n{keys}{Expect}", problem);

    [TestCaseSource(nameof(Pages))]
    public void Finds_on_a_page(string family, string problem) =>
        Check($"title: x\nscrape:\n  pages:\n    - families:\n      - {family}{Expect}", problem);

    [TestCaseSource(nameof(Pages))]
    public void Finds_in_a_fixture_that_no_case_uses(string family, string problem)
    {
        var text = $"families:\n      - {family}";
        var found = CaseLint.Run(SampleFiles.With("fixtures/bad.yaml", text));
        found.Should().ContainSingle();
        Mistake.MustBeFound(() => throw found[0], "cases/fixtures/bad.yaml", text, problem);
    }

    [Test]
    public void An_exemplar_may_have_128_characters() =>
        CaseLint
            .Run(
                SampleFiles.With(
                    "fixtures/long.yaml",
                    $"families: [{{name: a, type: counter, series: [{{value: 1, exemplars: [{{labels: {{a: {new string('é', 127)}}}, value: 1}}]}}]}}]"
                )
            )
            .Should()
            .BeEmpty();

    private static void Check(string text, string problem)
    {
        var found = CaseLint.Run(SampleFiles.Sender(text));
        found.Should().ContainSingle();
        Mistake.MustBeFound(() => throw found[0], "cases/sender/topic/sample.yaml", text, problem);
    }

    private static SenderCase One(string keys)
    {
        var library = CaseLibrary.Load(SampleFiles.Sender($"title: x\n{keys}{Expect}"), "2.0-rc.4");
        return library.Sender(library.Cases.Single(), new ExpansionContext("run1", Now));
    }
}

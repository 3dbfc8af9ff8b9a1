using System.Text;
using Compliance.Cases;
using Compliance.Cases.Reading;
using Compliance.Model.Cases;
using Compliance.Model.Metrics;
using Compliance.Model.Nodes;
using Compliance.Model.Requests;
using Compliance.Wire;
using V1 = Compliance.Wire.Schema.V1;

namespace Compliance.Tests.Cases;

public sealed class ReceiverCaseTests
{
    private const long Now = 1_750_000_000_000;
    private static readonly ExpansionContext Context = new("run1", Now);

    [Test]
    public void Arms_are_the_control_and_the_same_request_with_one_thing_changed()
    {
        var @case = One(
            """
            title: Unsupported content is answered 415
            needs: [message.v1]
            send: {fixture: one-gauge, headers: {X-Tenant: a, content-type: text/plain}}
            defects:
              json: {headers: {Content-Type: application/json}}
              none: {headers: {Content-Type: null}}
            rewrites:
              literals: {compress: block-literals}
            expect:
              - response.unsupported-415: {status: 415}
              - response.success-2xx: {status: 2xx}
                arms: rewrites
            """
        );

        @case
            .Arms.Select(a => (a.Name, a.Kind))
            .Should()
            .Equal(("control", ArmKind.Control), ("json", ArmKind.Defect), ("none", ArmKind.Defect), ("literals", ArmKind.Rewrite));
        var json = @case.Arms[1].Steps.Single();
        json.Name.Should().Be("send");
        json.Request.Headers.Should().HaveCount(2).And.Contain("Content-Type", "application/json").And.Contain("X-Tenant", "a");
        json.Request.Headers.Keys.Should().Contain("Content-Type").And.NotContain("content-type", "the spelling of the arm is sent");
        @case.Arms[2].Steps[0].Request.Headers.Should().Contain("Content-Type", null);
        @case.Arms[3].Steps[0].Request.Compression.Should().Be(Compression.BlockLiterals);
        @case.Arms[3].Steps[0].Request.Headers.Should().Contain("content-type", "text/plain");
        foreach (var arm in @case.Arms)
        {
            arm.Steps[0]
                .Request.Series.Single()
                .Labels.Should()
                .Equal(new Label("__name__", "demo_gauge"), new Label("case", @case.Tag), new Label("defect", arm.Name));
        }
        @case.Head.Needs.Should().Equal("message.v1");
        @case.Head.Checks.Select(c => c.Name).Should().Equal("response.unsupported-415", "response.success-2xx");
        @case.Head.Checks[1].Arms.Should().Equal("literals");
        @case.NowMs.Should().Be(Now);
    }

    [Test]
    public void A_case_without_arms_has_the_plain_one()
    {
        var @case = One(Minimal);

        var arm = @case.Arms.Single();
        arm.Should().Match<Arm>(a => a.Name == "" && a.Kind == ArmKind.Plain);
        arm.Steps[0].Request.Series[0].Labels.Should().Contain(new Label("defect", "plain"));
        @case.Fresh.Should().BeFalse();
        @case.Let.Should().BeNull();
        @case.Head.Id.Should().Be("receiver/topic/sample");
        @case.Head.Title.Should().Be("A sample is taken");
        @case.Head.Checks[0].Temporal.Should().Be(Temporal.Once);
    }

    [Test]
    public void A_message_of_1_0_carries_metadata_only_where_the_case_asks_for_it()
    {
        var @case = One(
            """
            title: Families
            send: {message: v1, fixture: one-gauge}
            rewrites:
              with: {families: true}
            expect:
              - response.success-2xx: {status: 2xx}
            """
        );

        int Families(int arm) => V1.WriteRequest.Parser.ParseFrom(RequestEncoder.Message(@case.Arms[arm].Steps[0].Request)).Metadata.Count;
        Families(0).Should().Be(0);
        Families(1).Should().Be(1);
    }

    [Test]
    public void Steps_are_named_and_arms_change_the_last_or_the_named_one()
    {
        var @case = One(
            """
            title: Two steps
            fresh: true
            steps:
              - {name: first, fixture: one-gauge}
              - {name: second, fixture: one-gauge, same-connection: true}
            defects:
              last: {method: PUT}
              early: {step: first, method: get, path: /other?x=1, chunked: true}
            expect:
              - response.success-2xx: {status: [2xx, 400]}
                of: first
              - response.unsupported-415: alive
            """
        );

        @case.Fresh.Should().BeTrue();
        @case.Arms[1].Steps.Select(s => s.Request.Method).Should().Equal("POST", "PUT");
        @case.Arms[2].Steps.Select(s => s.Request.Method).Should().Equal("get", "POST");
        @case.Arms[2].Steps[0].Request.Path.Should().Be("/other?x=1");
        @case.Arms[2].Steps[0].Request.Chunked.Should().BeTrue();
        @case.Arms[0].Steps.Select(s => s.SameConnection).Should().Equal(false, true);
        @case.Head.Checks[0].Of.Should().Be("first");
        @case.Head.Checks[1].Of.Should().BeNull();
    }

    [Test]
    public void Series_hold_everything_a_message_can()
    {
        var request = Request(
            """
            message: v2
            series:
              - labels: {z: "1", __name__: m, case: "{{case}}"}
                samples: [{value: 1.5, at: -10s, start: -1h}, {value: stale, at: ms:1700000000000}]
                exemplars: [{labels: {trace_id: abc}, value: 2, at: -5s}, {value: 1}]
                metadata: {type: 17, help: Some help., unit: seconds}
              - labels: [[b, "1"], [a, "2"], [a, ""], [case, "{{case}}"]]
                histograms:
                  - {at: 0s, start: -1d, count: 6, sum: 3.5, schema: 3, zero-threshold: 0.001, zero-count: 1, hint: no,
                     positive: {spans: [[-2, 2], [1, 1]], deltas: [1, 1, -1]}, negative: {spans: [[0, 1]], deltas: [1]}}
                  - {at: 1s, count: 2.5, sum: -0, custom: [0.1, 1], float: true, hint: gauge, positive: {spans: [[0, 2]], counts: [1, 1.5]}}
            """
        );

        var first = request.Series[0];
        first.Labels.Select(l => l.Name).Should().Equal("__name__", "case", "z");
        first.Samples.Should().Equal(new Sample(Now - 10_000, 1.5, Now - 3_600_000), new Sample(1_700_000_000_000, Sample.StaleMarker));
        first.Exemplars.Should().BeEquivalentTo([new Exemplar([new Label("trace_id", "abc")], 2, Now - 5_000), new Exemplar([], 1, 0)]);
        first.Metadata.Should().Be(new Metadata((MetricType)17, "Some help.", "seconds"));
        var second = request.Series[1];
        second.Labels.Select(l => l.Name).Should().Equal("b", "a", "a", "case");
        second.Metadata.Should().BeNull();
        second
            .Histograms[0]
            .Should()
            .BeEquivalentTo(
                new Histogram
                {
                    TimestampMs = Now,
                    StartTimestampMs = Now - 86_400_000,
                    CountInt = 6,
                    Sum = 3.5,
                    Schema = 3,
                    ZeroThreshold = 0.001,
                    ZeroCountInt = 1,
                    ResetHint = ResetHint.No,
                    PositiveSpans = [new BucketSpan(-2, 2), new BucketSpan(1, 1)],
                    PositiveDeltas = [1, 1, -1],
                    NegativeSpans = [new BucketSpan(0, 1)],
                    NegativeDeltas = [1],
                }
            );
        var custom = second.Histograms[1];
        custom.Schema.Should().Be(Histogram.CustomBuckets);
        custom.CountFloat.Should().Be(2.5);
        custom.CountInt.Should().BeNull();
        custom.ZeroCountFloat.Should().Be(0);
        double.IsNegative(custom.Sum).Should().BeTrue();
        custom.PositiveCounts.Should().Equal(1, 1.5);
        custom.CustomValues.Should().Equal(0.1, 1);
    }

    [TestCase("1", 0x3ff0000000000000UL)]
    [TestCase("-0", 0x8000000000000000UL)]
    [TestCase("NaN", 0x7ff8000000000001UL)]
    [TestCase("Inf", 0x7ff0000000000000UL)]
    [TestCase("+Inf", 0x7ff0000000000000UL)]
    [TestCase("-Inf", 0xfff0000000000000UL)]
    [TestCase("stale", 0x7ff0000000000002UL)]
    [TestCase("0x7ff8000000000abc", 0x7ff8000000000abcUL)]
    [TestCase("1e-3", 0x3f50624dd2f1a9fcUL)]
    public void Floats_keep_every_bit(string text, ulong bits) =>
        BitConverter.DoubleToUInt64Bits(Floats.Parse(text)!.Value).Should().Be(bits);

    [TestCase("Infinity")]
    [TestCase("nan")]
    [TestCase("1e999")]
    [TestCase("0x7ff8")]
    [TestCase("1,5")]
    [TestCase("1 ")]
    [TestCase("")]
    public void Other_spellings_of_floats_are_refused(string text) => Floats.Parse(text).Should().BeNull();

    [TestCase("500ms", 500)]
    [TestCase("10s", 10_000)]
    [TestCase("-5m", -300_000)]
    [TestCase("+2h", 7_200_000)]
    [TestCase("1d", 86_400_000)]
    [TestCase("-0s", 0)]
    public void Durations_have_a_unit(string text, long ms) => Durations.Parse(text).Should().Be(TimeSpan.FromMilliseconds(ms));

    [TestCase("10")]
    [TestCase("s")]
    [TestCase("1.5s")]
    [TestCase("--1s")]
    [TestCase("1w")]
    [TestCase("99999999999999999999s")]
    [TestCase("40000d")]
    [TestCase("")]
    public void Other_durations_are_refused(string text) => Durations.Parse(text).Should().BeNull();

    [Test]
    public void Labels_are_sorted_by_their_bytes()
    {
        // In UTF-16 the emoji (a surrogate pair) would come before U+FF5E, in UTF-8 it comes after.
        var labels = Request("series: [{labels: {\"😀\": a, \"～\": b, case: \"{{case}}\"}, value: 1, at: 0s}]").Series[0].Labels;

        labels.Select(l => l.Name).Should().Equal("case", "～", "😀");
    }

    [Test]
    public void Repeat_makes_many_samples_and_many_series()
    {
        var request = Request(
            """
            series:
              - {labels: {__name__: m, case: "{{case}}", z: x}, value: 1, at: -10s}
              - {labels: {__name__: other, case: "{{case}}"}, value: 1, at: -10s}
            repeat: {series: 3, samples: 2, step: 1s}
            """
        );

        request.Series.Should().HaveCount(4);
        request.Series[2].Labels.Select(l => l.ToString()).Should().ContainInOrder("__name__=\"m\"", "n=\"2\"", "z=\"x\"");
        request.Series[2].Samples.Should().Equal(new Sample(Now - 10_000, 1), new Sample(Now - 9_000, 1));
        request.Samples.Should().Be(7);
    }

    [Test]
    public void Escape_hatches_bend_the_request()
    {
        var request = Request(
            """
            header-lines: ["X-Twice: one", {X-Twice: two}, "X-Empty:"]
            series: [{labels: {case: "{{case}}"}, value: 1, at: 0s}]
            symbols: {first: oops, without-empty: true, spare: [a, ""], duplicate: true, reversed: true}
            wire:
              - {set: "timeseries[0].labels_refs[1]", to: 4294967295}
              - {remove: "timeseries[0].metadata.help_ref"}
              - {duplicate-first: "timeseries[0].samples[0].value", to: 7}
              - {append: "", hex: "0A 0b"}
              - {unpacked: "timeseries[0].labels_refs"}
              - {split-packed: "timeseries[0].labels_refs"}
              - reverse-fields
              - unknown-fields
              - padded-varints
              - explicit-defaults
              - {truncate: -3}
            compress: framed
            """
        );

        request
            .HeaderLines.Should()
            .Equal(new HeaderLine("X-Twice", "one"), new HeaderLine("X-Twice", "two"), new HeaderLine("X-Empty", ""));
        request
            .Symbols.Should()
            .BeEquivalentTo(
                new SymbolEdits
                {
                    First = "oops",
                    WithoutEmpty = true,
                    Spare = ["a", ""],
                    Duplicate = true,
                    Reversed = true,
                }
            );
        request
            .Wire.Should()
            .Equal(
                new WireEdit(WireEditKind.Set, "timeseries[0].labels_refs[1]", "4294967295"),
                new WireEdit(WireEditKind.Remove, "timeseries[0].metadata.help_ref"),
                new WireEdit(WireEditKind.DuplicateFirst, "timeseries[0].samples[0].value", "7"),
                new WireEdit(WireEditKind.Append, "", "0a0b"),
                new WireEdit(WireEditKind.Unpacked, "timeseries[0].labels_refs"),
                new WireEdit(WireEditKind.SplitPacked, "timeseries[0].labels_refs"),
                new WireEdit(WireEditKind.ReverseFields),
                new WireEdit(WireEditKind.UnknownFields),
                new WireEdit(WireEditKind.PaddedVarints),
                new WireEdit(WireEditKind.ExplicitDefaults),
                new WireEdit(WireEditKind.Truncate, "", "-3")
            );
        request.Compression.Should().Be(Compression.Framed);
    }

    [Test]
    public void Long_text_is_written_short()
    {
        var labels = Request("series: [{labels: {case: \"{{case}}\", long: \"a{{text:5}}{{ text:2 }}\"}, value: 1, at: 0s}]")
            .Series[0]
            .Labels;

        labels[1].Value.Should().Be("axxxxxxx");
    }

    [Test]
    public void A_body_can_be_given_as_bytes_or_text()
    {
        Request("body: {hex: 00ff}").Body!.Value.Should().Equal((byte)0, (byte)255);
        Request("body: {text: héllo}").Body!.Value.Should().Equal(Encoding.UTF8.GetBytes("héllo"));
        Request("series: []").Body.Should().BeNull();
    }

    [Test]
    public void Paths_of_the_old_message_are_its_own()
    {
        var request = Request(
            """
            message: v1
            series: [{labels: {case: "{{case}}"}, value: 1, at: 0s}]
            wire: [{set: "timeseries[0].labels[0].name", to: x}, {remove: "metadata[0].help"}]
            """
        );

        request.Message.Should().Be(MessageKind.V1);
        request.Wire.Select(w => w.Path).Should().Equal("timeseries[0].labels[0].name", "metadata[0].help");
    }

    [Test]
    public void Let_gives_each_use_labels_of_its_own()
    {
        var @case = One(
            """
            title: A partial write
            let:
              poison:
                rejected:
                  - name: late
                    series: {labels: {__name__: late, case: "{{case}}", use: "{{defect}}"}, value: 1, at: -1h}
                    before: [{labels: {__name__: late, case: "{{case}}", use: "{{defect}}"}, value: 1, at: 0s}]
                  - {name: nameless, series: {labels: [], value: 1, at: 0s}}
            send: {series: [{labels: {__name__: good, case: "{{case}}"}, value: 1, at: 0s}, {let: poison}]}
            expect: [{response.success-2xx: {refused: invalid}}]
            """
        );

        var late = @case.Let!.Candidates[0];
        @case.Let.Name.Should().Be("poison");
        late.Name.Should().Be("late");
        Use(late.Alone).Should().Be("search");
        Use(late.Mixed).Should().Be("plain");
        late.Before.Select(Use).Should().Equal("search", "plain");
        @case.Let.Candidates[1].Before.Should().BeEmpty();
        @case.Arms[0].Steps[0].Request.Series.Select(s => s.Let).Should().Equal(null, "poison");

        static string Use(Series series) => series.Labels.Single(l => l.Name == "use").Value;
    }

    [Test]
    public void Each_makes_an_instance_per_value_with_its_type_kept()
    {
        var library = CaseLibrary.Load(
            SampleFiles.Receiver(
                """
                title: Status {{code}} is one
                each: {code: [400, 401]}
                send: {fixture: one-gauge, headers: {X-Code: "<{{code}}>"}}
                expect: [{response.success-2xx: {status: "{{code}}", other: "{{ code }}x"}}]
                """
            ),
            "2.0-rc.4"
        );

        library.Cases.Select(c => c.Id).Should().Equal("receiver/topic/sample[400]", "receiver/topic/sample[401]");
        library.Cases.Select(c => c.BaseId).Should().AllBe("receiver/topic/sample");
        library.Cases[1].Head.Title.Should().Be("Status 401 is one");
        var matcher = library.Cases[1].Head.Checks[0].Matcher;
        matcher.Main.Should().Match<ScalarNode>(s => s.Text == "401" && !s.Quoted);
        matcher.Parameters.Find("other").Should().Match<ScalarNode>(s => s.Text == "401x");
        var cases = library.Cases.Select(c => library.Receiver(c, Context)).ToArray();
        cases[0].Tag.Should().NotBe(cases[1].Tag);
        cases[1].Arms[0].Steps[0].Request.Headers.Should().Contain("X-Code", "<401>");
    }

    [Test]
    public void Matchers_keep_the_defect_for_each_arm_and_get_the_case()
    {
        var @case = One(
            """
            title: Stored
            send: {fixture: one-gauge}
            defects: {a: {method: PUT}}
            expect: [{response.success-2xx: {stored: 'm{case="{{case}}", defect="{{ defect }}"}', count: 0}}]
            """
        );

        var matcher = @case.Head.Checks[0].Matcher;
        matcher.Main.Should().Match<ScalarNode>(s => s.Text == $"m{{case=\"{@case.Tag}\", defect=\"{{{{defect}}}}\"}}");
    }

    [Test]
    public void The_tag_fits_into_a_metric_name_and_differs_between_cases_and_runs()
    {
        var tags = new[]
        {
            new ExpansionContext("run1", 0),
            new ExpansionContext("run2", 0),
            new ExpansionContext("a run: with-more/chars", 0),
        }
            .SelectMany(c => new[] { c.Tag("receiver/a/b"), c.Tag("receiver/a/b[1]") })
            .ToArray();

        tags.Should().OnlyHaveUniqueItems().And.OnlyContain(t => t.All(char.IsAsciiLetterOrDigit) && t.Length <= 26);
        new ExpansionContext("run1", 5).Tag("receiver/a/b").Should().Be(tags[0]);
    }

    private const string Minimal = """
        title: A sample is taken
        send: {fixture: one-gauge}
        expect: [{response.success-2xx: {status: 2xx}}]
        """;

    private static ReceiverCase One(string text)
    {
        var library = CaseLibrary.Load(SampleFiles.Receiver(text), "2.0-rc.4");
        return library.Receiver(library.Cases.Single(), Context);
    }

    private static RequestScript Request(string keys) =>
        One(
            $"title: x\nsend:\n  {keys.ReplaceLineEndings("\n").Replace("\n", "\n  ", StringComparison.Ordinal)}\nexpect: [{{response.success-2xx: answered}}]\n"
        )
            .Arms[0]
            .Steps[0]
            .Request;
}

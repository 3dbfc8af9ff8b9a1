using System.Collections.Immutable;
using Compliance.Judging;
using Compliance.Judging.Receiver;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Model.Results;

namespace Compliance.Tests.Judging.Receiver;

/// <summary>Receiver matchers at edges that decide a verdict and that no case of the others reaches.</summary>
public sealed class EdgeTests
{
    private static readonly Series Two = Kit.Series("plain", (1, -2000), (2, -1000));

    [TestCase(204, 2, Outcome.Satisfied)]
    [TestCase(204, 1, Outcome.Violated)]
    [TestCase(400, 2, Outcome.NotApplicable)]
    [TestCase(503, 0, Outcome.NotApplicable)]
    public void Stored_if_accepted_asks_nothing_of_a_refusal(int status, int stored, Outcome outcome)
    {
        var scene = Scene.Of(Kit.Request(Two), Kit.Answer(status), Stored(stored));
        scene.Judge("stored-if-accepted", Kit.Selector, ("count", 2)).Outcome.Should().Be(outcome);
        scene.Judge("stored-if-accepted", Kit.Selector, ("as", "sent")).Outcome.Should().Be(outcome);
        scene.Judge("stored-if-accepted", Kit.Selector, ("values", new[] { "1", "2" })).Outcome.Should().Be(outcome);
    }

    [Test]
    public void Stored_if_accepted_asks_nothing_of_a_dropped_connection()
    {
        var scene = Scene.Of(Kit.Request(Two), Kit.Dropped(AnswerKind.Closed), Stored(0));
        scene.Judge("stored-if-accepted", Kit.Selector, ("count", 2)).Outcome.Should().Be(Outcome.NotApplicable);
        (scene with { Steps = [(Kit.Request(Two), null)], Reads = [] })
            .Judge("stored-if-accepted", Kit.Selector, ("count", 2))
            .Outcome.Should()
            .Be(Outcome.Inconclusive, "it was not sent");
    }

    [TestCase("accepted", "true", "stored")]
    [TestCase("stored-if-accepted", null, "count")]
    [TestCase("unchanged-if-refused", null, "")]
    [TestCase("idempotent", null, "of-step")]
    [TestCase("exemplars", null, "count")]
    [TestCase("atomic-or-honest", null, "")]
    [TestCase("written", "as-stored", "of-series")]
    public void What_a_matcher_looks_at_is_asked_for(string name, string? main, string parameter)
    {
        (string, object)[] parameters = parameter switch
        {
            "" => [],
            "count" => [(parameter, 1)],
            "of-step" => [(parameter, "step0")],
            _ => [(parameter, Kit.Selector)],
        };
        var view = Scene.Of(Kit.Request(Two), Kit.Answer(204)).View();
        var kind = name == "exemplars" ? ReadKind.Exemplars : ReadKind.Samples;
        Kit.Bind(name, main ?? Kit.Selector, parameters)
            .Reads(view.Transcript.Case, view.Arm.Arm)
            .Should()
            .Equal(new ReadQuery(kind, Kit.Samples().Selector));
    }

    [Test]
    public void Exemplars_are_asked_for_where_some_were_sent()
    {
        var view = Scene.Of(Kit.Request(Two with { Exemplars = [Trace] }), Kit.Answer(204)).View();
        foreach (
            var matcher in new[]
            {
                Kit.Bind("atomic-or-honest", Kit.Selector),
                Kit.Bind("written", "as-stored", ("of-series", Kit.Selector)),
            }
        )
        {
            matcher
                .Reads(view.Transcript.Case, view.Arm.Arm)
                .Should()
                .Equal(Kit.Samples(), new ReadQuery(ReadKind.Exemplars, Kit.Samples().Selector));
        }
        Kit.Bind("accepted", "true").Reads(view.Transcript.Case, view.Arm.Arm).Should().BeEmpty();
        Kit.Bind("written", "sent").Reads(view.Transcript.Case, view.Arm.Arm).Should().BeEmpty();
        Kit.Bind("same-as-control", "true").Reads(view.Transcript.Case, view.Arm.Arm).Should().BeEmpty();
        Kit.Bind("metadata", "m_{{case}}", ("type", "gauge"))
            .Reads(view.Transcript.Case, view.Arm.Arm)
            .Should()
            .Equal(new ReadQuery(ReadKind.Metadata, "m_tag"));
    }

    [Test]
    public void An_accepted_request_may_leave_more_than_was_sent_and_not_less()
    {
        var more = Kit.Result(Kit.Samples(), Kit.Read(Kit.Series("plain", (1, -2000), (2, -1000), (3, 0))));
        Judge(more).Should().Be(Outcome.Satisfied);
        Judge(Kit.Result(Kit.Samples(), Kit.Read(Two), Kit.Read(Two))).Should().Be(Outcome.Satisfied, "doubling is another check's");
        Judge(Kit.Result(Kit.Samples(), Kit.Read(Kit.Series("plain", (1, -2000), (3, -1000))))).Should().Be(Outcome.Violated);

        static Outcome Judge(ReadResult read) =>
            Scene.Of(Kit.Request(Two), Kit.Answer(204), read).Judge("accepted", "true", ("stored", Kit.Selector)).Outcome;
    }

    [Test]
    public void A_histogram_of_an_accepted_request_that_is_lost_is_seen()
    {
        var sent = Kit.Series() with { Histograms = [Histogram] };
        var there = new ReadSeries { Labels = sent.Labels, Histograms = [Found] };
        Judge(there).Should().Be(Outcome.Satisfied);
        Judge(there with { Histograms = [] }).Should().Be(Outcome.Violated);
        Judge(there with { Histograms = [Found with { Count = 3 }] }).Should().Be(Outcome.Violated);
        Judge(there with { Histograms = [Found, Found with { TimestampMs = 1 }] }).Should().Be(Outcome.Satisfied);

        Outcome Judge(ReadSeries found) =>
            Scene
                .Of(Kit.Request(sent), Kit.Answer(204), Kit.Result(Kit.Samples(), found))
                .Judge("accepted", "true", ("stored", Kit.Selector))
                .Outcome;
    }

    [Test]
    public void Honesty_needs_a_request_that_was_sent_a_read_and_something_selected()
    {
        Honest(null, Stored(2)).Should().Be(Outcome.Inconclusive);
        Honest(Kit.Answer(204), new ReadResult(Kit.Samples(), [], "HTTP 502", "")).Should().Be(Outcome.Inconclusive);
        Scene
            .Of(Kit.Request(Kit.Named("other", "plain", (1, 0))), Kit.Answer(204), Stored(0))
            .Judge("atomic-or-honest", Kit.Selector)
            .Outcome.Should()
            .Be(Outcome.Inconclusive);
        Honest(Kit.Answer(204), Stored(2)).Should().Be(Outcome.Satisfied);
        Honest(Kit.Answer(399, Kit.Written("0")), Stored(0)).Should().Be(Outcome.Violated);
        Honest(Kit.Answer(400, Kit.Written("0")), Stored(0)).Should().Be(Outcome.Satisfied);

        static Outcome Honest(Exchange? answer, ReadResult read) =>
            Scene.Of(Kit.Request(Two), answer, read).Judge("atomic-or-honest", Kit.Selector).Outcome;
    }

    [TestCase(204, 1, "1", Outcome.Satisfied)]
    [TestCase(204, 0, "1", Outcome.Violated)]
    [TestCase(204, 0, "0", Outcome.Violated)]
    [TestCase(400, 1, "1", Outcome.Satisfied)]
    [TestCase(400, 0, "1", Outcome.Violated)]
    [TestCase(400, 1, "0", Outcome.Violated)]
    public void Honesty_counts_exemplars_where_they_can_be_read(int status, int stored, string claimed, Outcome outcome)
    {
        var sent = Two with { Exemplars = [Trace] };
        var exemplars = Kit.Result(
            new ReadQuery(ReadKind.Exemplars, Kit.Samples().Selector),
            new ReadSeries { Labels = sent.Labels, Exemplars = stored == 0 ? [] : [Trace] }
        );
        Scene
            .Of(Kit.Request(sent), Kit.Answer(status, Kit.Written("2", "0", claimed)), Stored(2), exemplars)
            .Judge("atomic-or-honest", Kit.Selector)
            .Outcome.Should()
            .Be(outcome);
        Scene
            .Of(Kit.Request(sent), Kit.Answer(status, Kit.Written("2", "0", claimed)), Stored(2), exemplars)
            .Judge("written", "as-stored", ("of-series", Kit.Selector))
            .Outcome.Should()
            .Be(stored.ToString(System.Globalization.CultureInfo.InvariantCulture) == claimed ? Outcome.Satisfied : Outcome.Violated);
    }

    [Test]
    public void An_exemplar_without_a_timestamp_may_be_stored_under_any()
    {
        var sent = Two with { Exemplars = [Trace, Trace with { TimestampMs = 0, Value = 2 }] };
        Judge(Trace).Should().Be(Outcome.Satisfied);
        Judge(Trace, Trace with { TimestampMs = 77, Value = 2 }).Should().Be(Outcome.Satisfied);
        Judge(Trace with { TimestampMs = 77, Value = 2 }).Should().Be(Outcome.Violated);

        Outcome Judge(params Exemplar[] found) =>
            Scene
                .Of(
                    Kit.Request(sent),
                    Kit.Answer(204),
                    Kit.Result(
                        new ReadQuery(ReadKind.Exemplars, Kit.Samples().Selector),
                        new ReadSeries { Labels = sent.Labels, Exemplars = [.. found] }
                    )
                )
                .Judge("exemplars", Kit.Selector, ("as", "sent"))
                .Outcome;
    }

    [Test]
    public void Exemplars_that_the_selector_does_not_select_and_a_failed_read_say_nothing()
    {
        var query = new ReadQuery(ReadKind.Exemplars, Kit.Samples().Selector);
        Scene
            .Of(Kit.Request(Kit.Named("other", "plain", (1, 0))), Kit.Answer(204), Kit.Result(query))
            .Judge("exemplars", Kit.Selector, ("count", 0))
            .Outcome.Should()
            .Be(Outcome.Inconclusive);
        Scene
            .Of(Kit.Request(Two), Kit.Answer(204), new ReadResult(query, [], "HTTP 502", ""))
            .Judge("exemplars", Kit.Selector, ("count", 0))
            .Outcome.Should()
            .Be(Outcome.Inconclusive);
    }

    [Test]
    public void A_read_that_failed_is_inconclusive_for_every_matcher()
    {
        var failed = new ReadResult(Kit.Samples(), [], "HTTP 502", "");
        Judge(400, "unchanged-if-refused").Should().Be(Outcome.Inconclusive);
        Judge(400, "written", ("of-series", Kit.Selector)).Should().Be(Outcome.Inconclusive);
        Judge(204, "instant", ("at", "0s"), ("is", "absent")).Should().Be(Outcome.Inconclusive);
        var again = new Scene
        {
            Steps = [(Kit.Request(Two), Kit.Answer(503)), (Kit.Request(Two), Kit.Answer(204, index: 2))],
            Reads = [failed],
        };
        again.Judge("idempotent", Kit.Selector, ("of-step", "step0")).Outcome.Should().Be(Outcome.Inconclusive);

        Outcome Judge(int status, string name, params (string, object)[] parameters) =>
            Scene
                .Of(
                    Kit.Request(Two),
                    Kit.Answer(status),
                    failed,
                    Kit.Result(new ReadQuery(ReadKind.Instant, failed.Query.Selector, Kit.Now))
                )
                .Judge(name, name == "written" ? "as-stored" : Kit.Selector, parameters)
                .Outcome;
    }

    [Test]
    public void A_refusal_of_series_that_the_selector_does_not_select_says_nothing() =>
        Scene
            .Of(Kit.Request(Kit.Named("other", "plain", (1, 0))), Kit.Answer(400), Stored(0))
            .Judge("unchanged-if-refused", Kit.Selector)
            .Outcome.Should()
            .Be(Outcome.Inconclusive);

    [TestCase(399, Outcome.NotApplicable)]
    [TestCase(400, Outcome.Satisfied)]
    [TestCase(499, Outcome.Satisfied)]
    [TestCase(500, Outcome.NotApplicable)]
    [TestCase(429, Outcome.NotApplicable)]
    public void Only_a_4xx_other_than_429_is_final(int status, Outcome outcome)
    {
        Scene.Of(Kit.Request(Two), Kit.Answer(status), Stored(0)).Judge("unchanged-if-refused", Kit.Selector).Outcome.Should().Be(outcome);
        Scene
            .Of(Kit.Request(Two), Kit.Answer(status))
            .Judge("refused", "final")
            .Outcome.Should()
            .Be(outcome == Outcome.Satisfied ? Outcome.Satisfied : Outcome.Violated);
    }

    [Test]
    public void A_target_that_died_breaks_what_comes_after()
    {
        var scene = Scene.Of(Kit.Request(Two), null) with { Died = true };
        scene.Judge("status", "2xx").Outcome.Should().Be(Outcome.Violated);
        (scene with { Died = false }).Judge("status", "2xx").Outcome.Should().Be(Outcome.Inconclusive);
        scene.Judge("alive").Outcome.Should().Be(Outcome.Violated);
        Scene.Of(Kit.Answer(204)).Judge("alive").Outcome.Should().Be(Outcome.Satisfied);
        (Scene.Of(Kit.Answer(204)) with { Died = true }).Judge("alive").Outcome.Should().Be(Outcome.Violated);
        Scene.Of(Kit.Answer(503)).Judge("alive").Outcome.Should().Be(Outcome.Violated);
    }

    [TestCase(0, false, Outcome.Inconclusive)]
    [TestCase(0, true, Outcome.Violated)]
    [TestCase(1, false, Outcome.Violated)]
    public void Nobody_listening_is_the_target_s_doing_after_an_earlier_request(int step, bool died, Outcome outcome)
    {
        var refused = Kit.Dropped(AnswerKind.Refused, 2);
        var scene = new Scene
        {
            Steps = step == 0 ? [(Kit.Request(Two), refused)] : [(Kit.Request(Two), Kit.Answer(204)), (Kit.Request(Two), refused)],
            Died = died,
        };
        scene.Judge("status", "2xx").Outcome.Should().Be(outcome);
    }

    [TestCase(true, Outcome.Satisfied)]
    [TestCase(false, Outcome.Violated)]
    public void Histograms_of_control_and_rewrite_are_compared(bool alike, Outcome outcome)
    {
        var (control, arm) = (
            Kit.Series("control") with
            {
                Histograms = [Histogram],
            },
            Kit.Series("reversed") with
            {
                Histograms = [Histogram],
            }
        );
        var changed = Found with { Count = 9 };
        Rewrite(control, arm, Histograms(control, changed), Histograms(arm, alike ? changed : Found)).Should().Be(outcome);
        Rewrite(control, arm, Histograms(control, Found), Histograms(arm, Found)).Should().Be(Outcome.Satisfied);

        static ReadSeries Histograms(Series series, ReadHistogram found) => new() { Labels = series.Labels, Histograms = [found] };
    }

    [Test]
    public void Only_the_whole_name_of_an_arm_stands_for_it()
    {
        Series control = Kit.Series("control", (1, -1000)),
            arm = Kit.Series("reversed", (1, -1000));
        Rewrite(control, arm, Labelled("xcontrol"), Labelled("xreversed")).Should().Be(Outcome.Violated);
        Rewrite(control, arm, Labelled("x control"), Labelled("x reversed")).Should().Be(Outcome.Satisfied);

        static ReadSeries Labelled(string value) =>
            new() { Labels = [Kit.L("__name__", "m"), Kit.L("l", value)], Samples = [new Sample(Kit.Now, 5)] };
    }

    [Test]
    public void Without_an_answer_the_absence_of_a_header_and_the_body_say_nothing()
    {
        var unsent = Scene.Of(Kit.Request(Two), null);
        unsent.Judge("header", "A", ("absent", "true")).Outcome.Should().Be(Outcome.Inconclusive);
        unsent.Judge("header", "A").Outcome.Should().Be(Outcome.Inconclusive);
        unsent.Judge("body", "empty").Outcome.Should().Be(Outcome.Inconclusive);
        unsent.Judge("body", "text").Outcome.Should().Be(Outcome.Inconclusive);
        unsent.Judge("written", "zero-or-absent").Outcome.Should().Be(Outcome.Inconclusive);
        unsent.Judge("unchanged-if-refused", Kit.Selector).Outcome.Should().Be(Outcome.Inconclusive);
        unsent.Judge("unsupported", "true").Outcome.Should().Be(Outcome.Inconclusive);
    }

    [TestCase(204, "2", Outcome.Satisfied)]
    [TestCase(204, "1", Outcome.Violated)]
    [TestCase(400, "1", Outcome.NotApplicable)]
    [TestCase(503, null, Outcome.NotApplicable)]
    [TestCase(204, "3", Outcome.Inconclusive)]
    [TestCase(204, null, Outcome.Inconclusive)]
    [TestCase(204, "2.0", Outcome.Inconclusive)]
    public void Sent_if_accepted_asks_nothing_of_a_refusal(int status, string? samples, Outcome outcome)
    {
        Scene
            .Of(Kit.Request(Two), Kit.Answer(status, Kit.Written(samples)))
            .Judge("written", "sent-if-accepted")
            .Outcome.Should()
            .Be(outcome);
        Scene.Of(Kit.Dropped(AnswerKind.Closed)).Judge("written", "sent-if-accepted").Outcome.Should().Be(Outcome.NotApplicable);
    }

    [TestCase(204, "2", Outcome.Satisfied)]
    [TestCase(204, "1", Outcome.Violated)]
    [TestCase(204, "0", Outcome.Violated)]
    [TestCase(204, "3", Outcome.Inconclusive)]
    [TestCase(204, null, Outcome.Inconclusive)]
    [TestCase(204, "+2", Outcome.Inconclusive)]
    [TestCase(400, "0", Outcome.Inconclusive)]
    public void As_witnesses_of_another_sentence_the_headers_prove_only_that_something_is_missing(
        int status,
        string? samples,
        Outcome outcome
    ) => Scene.Of(Kit.Request(Two), Kit.Answer(status, Kit.Written(samples))).Judge("written", "sent-claimed").Outcome.Should().Be(outcome);

    [Test]
    public void A_413_without_headers_was_not_processed_at_all()
    {
        Judge(413, null).Should().Be(Outcome.NotApplicable);
        Judge(413, "0").Should().Be(Outcome.Satisfied);
        Judge(400, null).Should().Be(Outcome.Violated);

        static Outcome Judge(int status, string? samples) =>
            Scene
                .Of(Kit.Request(Two), Kit.Answer(status, samples is null ? [] : Kit.Written(samples)), Stored(0))
                .Judge("written", "as-stored", ("of-series", Kit.Selector))
                .Outcome;
    }

    // Of three numbers that a case expects of an accepted request.
    [TestCase("2", "0", "1", Outcome.Satisfied)]
    [TestCase("2", "0", "2", Outcome.Violated)]
    [TestCase("2", "1", "1", Outcome.Violated)]
    [TestCase("2", "0", null, Outcome.Violated)]
    public void Each_number_is_compared_with_its_header(string samples, string histograms, string? exemplars, Outcome outcome) =>
        Scene
            .Of(Kit.Request(Two), Kit.Answer(204, Kit.Written(samples, histograms, exemplars)))
            .Judge("written", null, ("samples", 2), ("histograms", 0), ("exemplars", 1))
            .Outcome.Should()
            .Be(outcome);

    [TestCase(400, null, null, Outcome.Inconclusive)]
    [TestCase(400, "2", "1", Outcome.Satisfied)]
    [TestCase(400, "1", "1", Outcome.Inconclusive)]
    [TestCase(400, "1", "2", Outcome.Violated)]
    public void Numbers_of_a_refused_request_are_at_most_those(int status, string? samples, string? exemplars, Outcome outcome) =>
        Scene
            .Of(Kit.Request(Two), Kit.Answer(status, Kit.Written(samples, "0", exemplars)))
            .Judge("written", null, ("samples", 2), ("exemplars", 1))
            .Outcome.Should()
            .Be(outcome);

    [Test]
    public void Metadata_of_a_refused_request_need_not_be_stored() =>
        Scene
            .Of(Kit.Request(Two), Kit.Answer(400), Kit.Result(new ReadQuery(ReadKind.Metadata, "m_tag")))
            .Judge("metadata", "m_{{case}}", ("type", "counter"))
            .Outcome.Should()
            .Be(Outcome.Inconclusive);

    [Test]
    public void Only_the_status_asked_for_is_judged()
    {
        Scene.Of(Kit.Answer(503)).Judge("status", "4xx", ("when", "2xx")).Outcome.Should().Be(Outcome.NotApplicable);
        Scene.Of(Kit.Answer(200)).Judge("status", "204", ("when", "2xx")).Outcome.Should().Be(Outcome.Violated);
        Scene.Of(Kit.Answer(204)).Judge("status", "204", ("when", "2xx")).Outcome.Should().Be(Outcome.Satisfied);
    }

    [TestCase("600")]
    [TestCase("99")]
    [TestCase("0xx")]
    [TestCase("6xx")]
    [TestCase("2x")]
    [TestCase("+204")]
    public void What_is_no_status_is_an_error_of_the_case(string text) =>
        FluentActions.Invoking(() => Kit.Bind("status", text)).Should().Throw<CaseFileException>().WithMessage("*a status is a number*");

    private static readonly Exemplar Trace = new([Kit.L("trace_id", "a")], 1, Kit.Now);

    private static readonly Histogram Histogram = new()
    {
        TimestampMs = Kit.Now,
        CountInt = 2,
        Sum = 3,
        PositiveSpans = [new BucketSpan(0, 1)],
        PositiveDeltas = [2],
    };

    private static readonly ReadHistogram Found = new(Kit.Now, 2, 3, [new(0.5, 1, 2)]);

    private static ReadResult Stored(int samples) =>
        Kit.Result(Kit.Samples(), samples == 0 ? [] : [Kit.Read(Two with { Samples = [.. Two.Samples.Take(samples)] })]);

    private static Outcome Rewrite(Series control, Series arm, ReadSeries ofControl, ReadSeries ofArm) =>
        new Scene
        {
            Kind = ArmKind.Rewrite,
            Name = "reversed",
            Control = [(Kit.Request(control), Kit.Answer(204))],
            Steps = [(Kit.Request(arm), Kit.Answer(204, index: 2))],
            Reads = [Kit.Result(Kit.Samples("control"), ofControl), Kit.Result(Kit.Samples("reversed"), ofArm)],
        }
            .Judge("same-as-control", "true", ("stored", Kit.Selector))
            .Outcome;
}

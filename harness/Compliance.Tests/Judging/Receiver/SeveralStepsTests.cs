using Compliance.Judging;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Model.Results;

namespace Compliance.Tests.Judging.Receiver;

/// <summary>What is stored of several requests and series, where one of them decides and the others do not.</summary>
public sealed class SeveralStepsTests
{
    private static readonly Series Two = Kit.Series("plain", (1, -2000), (2, -1000));
    private static readonly Series Late = Labelled("late", (7, -5000));

    [TestCase("stored")]
    [TestCase("exemplars")]
    public void A_selector_that_selects_nothing_of_any_request_says_nothing(string matcher)
    {
        var scene = new Scene
        {
            Steps = [(Kit.Request(), Kit.Answer(204)), (Kit.Request(Kit.Named("other", "plain", (1, 0))), Kit.Answer(204, index: 2))],
            Reads = [Kit.Result(Kit.Samples()), Kit.Result(Exemplars)],
        };
        scene.Judge(matcher, Kit.Selector, ("count", 0)).Outcome.Should().Be(Outcome.Inconclusive);
        (scene with { Steps = [scene.Steps[0]] })
            .Judge(matcher, Kit.Selector, ("count", 0))
            .Outcome.Should()
            .Be(Outcome.Satisfied, "nothing was sent that could be selected");
    }

    [Test]
    public void Samples_are_compared_where_one_of_several_series_has_any()
    {
        var marked = Two with { Samples = Two.Samples.Add(new Sample(Kit.Now, Sample.StaleMarker)) };
        var histogram = Labelled("h") with { Histograms = [Histogram] };
        Stored([marked, histogram], [], Kit.Read(Two)).Should().Be(Outcome.Satisfied);
        Stored([marked, histogram], []).Should().Be(Outcome.Violated);
        Stored([histogram], []).Should().Be(Outcome.Inconclusive);
    }

    [Test]
    public void Histograms_are_compared_where_one_of_several_series_has_any()
    {
        var stale = Histogram with { TimestampMs = Kit.Now + 1, Sum = Sample.StaleMarker };
        var histogram = Labelled("h") with { Histograms = [Histogram, stale] };
        var found = new ReadSeries { Labels = histogram.Labels, Histograms = [new ReadHistogram(Kit.Now, 2, 3, [new(0.5, 1, 2)])] };
        Histograms(Kit.Request(Two, histogram), Kit.Read(Two), found).Should().Be(Outcome.Satisfied);
        Histograms(Kit.Request(Two, histogram), Kit.Read(Two)).Should().Be(Outcome.Violated);
        Histograms(Kit.Request(Two), Kit.Read(Two)).Should().Be(Outcome.Inconclusive);
    }

    [Test]
    public void What_was_sent_for_a_let_or_refused_with_a_5xx_may_be_stored_or_not()
    {
        Stored([Two], [Late], Kit.Read(Two)).Should().Be(Outcome.Satisfied);
        Stored([Two], [Late], Kit.Read(Two), Kit.Read(Late)).Should().Be(Outcome.Satisfied);
        Stored([Two], [], Kit.Read(Two), Kit.Read(Late)).Should().Be(Outcome.Violated);
        After(Kit.Answer(503), Late, Kit.Read(Late)).Should().Be(Outcome.Satisfied);
        After(Kit.Answer(503), Late).Should().Be(Outcome.Satisfied);
        After(Kit.Answer(400), Late, Kit.Read(Late)).Should().Be(Outcome.Violated);
    }

    [Test]
    public void Zero_samples_at_starts_may_be_there_of_whatever_may_be_stored()
    {
        var started = Late with { Samples = [Late.Samples[0] with { StartTimestampMs = Kit.Now - 60_000 }] };
        var zero = Kit.Read(Labelled("late", (0, -60_000)));
        Stored([Two, started], [], Kit.Read(Two), Kit.Read(started), zero).Should().Be(Outcome.Satisfied);
        Stored([Two], [started], Kit.Read(Two), zero).Should().Be(Outcome.Satisfied);
        After(Kit.Answer(503), started, zero).Should().Be(Outcome.Satisfied);
        After(Kit.Answer(503), Late, zero).Should().Be(Outcome.Violated);
        Stored([Two], [], Kit.Read(Two), zero).Should().Be(Outcome.Violated);
    }

    // A refused request that owns up to something may be stored in part.
    [TestCase("1", "0", "0", Outcome.Satisfied)]
    [TestCase("0", "0", "1", Outcome.Satisfied)]
    [TestCase("0", "x", "0", Outcome.Satisfied)]
    [TestCase("0", "0", "0", Outcome.Violated)]
    public void One_Written_header_is_enough_to_own_up(string samples, string histograms, string exemplars, Outcome outcome) =>
        After(Kit.Answer(400, Kit.Written(samples, histograms, exemplars)), Late, Kit.Read(Late)).Should().Be(outcome);

    [Test]
    public void Exemplars_without_a_timestamp_let_any_be_there_and_the_others_are_still_due()
    {
        var timed = Two with { Exemplars = [Exemplar("a", -1000)] };
        var timeless = Late with { Exemplars = [Exemplar("b", 0) with { TimestampMs = 0 }] };
        var both = Two with { Exemplars = [.. timed.Exemplars, .. timeless.Exemplars] };
        var stored = Late with { Exemplars = [Exemplar("b", -1)] };
        SentExemplars([timed, timeless], [], timed, stored).Should().Be(Outcome.Satisfied);
        SentExemplars([both], [], timed, stored).Should().Be(Outcome.Satisfied);
        SentExemplars([both], [], stored).Should().Be(Outcome.Violated);
        SentExemplars([timed], [], timed, stored).Should().Be(Outcome.Violated);
        SentExemplars([timeless], [], stored).Should().Be(Outcome.Inconclusive);
    }

    [Test]
    public void Exemplars_that_were_sent_for_a_let_may_be_stored_or_not()
    {
        var mine = Two with { Exemplars = [Exemplar("a", -1000)] };
        var before = Late with { Exemplars = [Exemplar("b", -5000)] };
        SentExemplars([mine], [before], mine, before).Should().Be(Outcome.Satisfied);
        SentExemplars([mine], [before], mine).Should().Be(Outcome.Satisfied);
        SentExemplars([mine], [], mine, before).Should().Be(Outcome.Violated);
    }

    // The judged request holds two samples; another request has one at the same place as the second.
    [TestCase("1", Outcome.Satisfied)]
    [TestCase("2", Outcome.Satisfied)]
    [TestCase("3", Outcome.Violated)]
    [TestCase("0", Outcome.Violated)]
    public void What_another_request_holds_too_counts_or_not(string claimed, Outcome outcome)
    {
        var scene = new Scene
        {
            Steps =
            [
                (Kit.Request(Two with { Samples = [Two.Samples[1]] }, Late), Kit.Answer(204)),
                (Kit.Request(Two), Kit.Answer(400, Kit.Written(claimed), 2)),
            ],
            Reads = [Kit.Result(Kit.Samples(), Kit.Read(Two), Kit.Read(Late))],
        };
        scene.Judge("written", "as-stored", ("of-series", Kit.Selector)).Outcome.Should().Be(outcome);
    }

    [TestCase("2", Outcome.Satisfied)]
    [TestCase("3", Outcome.Violated)]
    public void What_was_sent_before_the_case_is_not_counted(string claimed, Outcome outcome)
    {
        var scene = Scene.Of(
            Kit.Request(Two),
            Kit.Answer(400, Kit.Written(claimed)),
            Kit.Result(Kit.Samples(), Kit.Read(Two), Kit.Read(Late))
        );
        (scene with { Let = new("poison", [new("old", Two, Two, [Late])]), Poison = "old" })
            .Judge("written", "as-stored", ("of-series", Kit.Selector))
            .Outcome.Should()
            .Be(outcome);
    }

    [TestCase(ArmKind.Defect, "late", 0, "1", Outcome.Satisfied)]
    [TestCase(ArmKind.Defect, "late", 0, "2", Outcome.Inconclusive)]
    [TestCase(ArmKind.Defect, "other", 0, "2", Outcome.Satisfied)]
    [TestCase(ArmKind.Rewrite, "late", 0, "2", Outcome.Satisfied)]
    [TestCase(ArmKind.Defect, "late", 1, "2", Outcome.Satisfied)]
    public void A_let_that_only_the_case_names_is_found_in_its_arm(ArmKind kind, string name, int more, string claimed, Outcome outcome)
    {
        var good = Kit.Series("late", (1, -1000));
        var scene = new Scene
        {
            Kind = ArmKind.Defect,
            Name = "late",
            Steps = [(Kit.Request(good, Kit.Series("late", (2, -2000))), Kit.Answer(204, Kit.Written(claimed)))],
        };
        var planned = Kit.Request([good, Kit.Series("late") with { Let = "poison" }, .. Enumerable.Repeat(good, more)]);
        var view = scene.View();
        var arm = new Arm(name, kind, [new Step("send", planned)]);
        var transcript = view.Transcript with { Case = view.Transcript.Case with { Arms = [arm] } };
        Kit.Bind("written", "sent").Judge(view with { Transcript = transcript }).Outcome.Should().Be(outcome);
    }

    private static ReadQuery Exemplars { get; } = new(ReadKind.Exemplars, Kit.Samples().Selector);

    private static readonly Histogram Histogram = new()
    {
        TimestampMs = Kit.Now,
        CountInt = 2,
        Sum = 3,
        PositiveSpans = [new BucketSpan(0, 1)],
        PositiveDeltas = [2],
    };

    private static Series Labelled(string value, params (double Value, long OffsetMs)[] samples) =>
        Kit.Series("plain", samples) with
        {
            Labels = [Kit.L("__name__", "m"), Kit.L("arm", "plain"), Kit.L("case", "tag"), Kit.L("z", value)],
        };

    private static Exemplar Exemplar(string trace, long offsetMs) => new([Kit.L("trace_id", trace)], 0.5, Kit.Now + offsetMs);

    private static Outcome Stored(Series[] sent, Series[] before, params ReadSeries[] found) =>
        WithLet(Scene.Of(Kit.Request(sent), Kit.Answer(204), Kit.Result(Kit.Samples(), found)), before)
            .Judge("stored", Kit.Selector, ("as", "sent"))
            .Outcome;

    private static Outcome Histograms(RequestScript sent, params ReadSeries[] found) =>
        Scene.Of(sent, Kit.Answer(204), Kit.Result(Kit.Samples(), found)).Judge("stored", Kit.Selector, ("histograms", "sent")).Outcome;

    private static Outcome SentExemplars(Series[] sent, Series[] before, params Series[] found) =>
        WithLet(Scene.Of(Kit.Request(sent), Kit.Answer(204), Kit.Result(Exemplars, [.. found.Select(Kit.Read)])), before)
            .Judge("exemplars", Kit.Selector, ("as", "sent"))
            .Outcome;

    // A first request with an answer of its own, then one that is accepted and stored.
    private static Outcome After(Exchange answer, Series first, params ReadSeries[] found) =>
        new Scene
        {
            Steps = [(Kit.Request(first), answer), (Kit.Request(Two), Kit.Answer(204, index: 2))],
            Reads = [Kit.Result(Kit.Samples(), [Kit.Read(Two), .. found])],
        }
            .Judge("stored", Kit.Selector, ("as", "sent"))
            .Outcome;

    private static Scene WithLet(Scene scene, Series[] before) =>
        before.Length == 0 ? scene : scene with { Let = new("poison", [new("old", Two, Two, [.. before])]), Poison = "old" };
}

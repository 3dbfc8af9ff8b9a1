using Compliance.Judging;
using Compliance.Model;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Model.Results;

namespace Compliance.Tests.Judging.Receiver;

public sealed class WrittenTests
{
    private static readonly Series Two = Kit.Series("plain", (1, -2000), (2, -1000));
    private static readonly Series Poison = Kit.Named("bad", "plain", (9, -1000)) with { Let = "poison" };

    [TestCase("2", Outcome.Satisfied)]
    [TestCase("02", Outcome.Satisfied)]
    [TestCase("3", Outcome.Violated)]
    [TestCase("+2", Outcome.Violated)]
    [TestCase("-2", Outcome.Violated)]
    [TestCase("2.0", Outcome.Violated)]
    [TestCase("2, 2", Outcome.Violated)]
    [TestCase("", Outcome.Violated)]
    [TestCase("two", Outcome.Violated)]
    [TestCase(null, Outcome.Violated)]
    public void A_number_is_compared_with_one_plain_integer(string? value, Outcome outcome) =>
        Scene.Of(Kit.Request(Two), Kit.Answer(204, Kit.Written(value))).Judge("written", null, ("samples", 2)).Outcome.Should().Be(outcome);

    [TestCase("9223372036854775807", Outcome.Satisfied)]
    [TestCase("9223372036854775808", Outcome.Violated)]
    [TestCase("１", Outcome.Violated)]
    public void A_count_fits_in_64_bits_with_sign(string value, Outcome outcome) =>
        Scene.Of(Kit.Answer(204, Kit.Written(value))).Judge("written", "valid").Outcome.Should().Be(outcome);

    [Test]
    public void A_header_that_is_there_twice_is_violated_even_with_equal_values()
    {
        var headers = Kit.Written("2").Append(("x-prometheus-remote-write-samples-written", "2")).ToArray();
        var finding = Scene.Of(Kit.Request(Two), Kit.Answer(204, headers)).Judge("written", "valid");
        finding.Outcome.Should().Be(Outcome.Violated);
        finding.Said.Should().Contain("2 times");
        finding.Marks.Should().HaveCount(2).And.OnlyContain(m => m.Part == Part.ResponseHead && m.Range.Length > 0);
    }

    [Test]
    public void Header_names_are_compared_without_letter_case() =>
        Scene
            .Of(Kit.Request(Two), Kit.Answer(204, [.. Kit.Written("2").Select(h => (h.Item1.ToLowerInvariant(), h.Item2))]))
            .Judge("written", "sent")
            .Outcome.Should()
            .Be(Outcome.Satisfied);

    [Test]
    public void A_category_that_is_left_out_is_not_looked_at() =>
        Scene
            .Of(Kit.Request(Two), Kit.Answer(204, Kit.Written("2", "junk", null)))
            .Judge("written", null, ("samples", 2))
            .Outcome.Should()
            .Be(Outcome.Satisfied);

    [TestCase("2", "0", "0", Outcome.Satisfied)]
    [TestCase("2", "2", "0", Outcome.Violated)]
    [TestCase("2", "0", null, Outcome.Violated)]
    [TestCase("1", "0", "0", Outcome.Violated)]
    public void Sent_means_all_three(string? samples, string? histograms, string? exemplars, Outcome outcome) =>
        Scene
            .Of(Kit.Request(Two), Kit.Answer(204, Kit.Written(samples, histograms, exemplars)))
            .Judge("written", "sent")
            .Outcome.Should()
            .Be(outcome);

    [TestCase("0", Outcome.Satisfied)]
    [TestCase("1", Outcome.Violated)]
    [TestCase(null, Outcome.Violated)]
    public void Zero_is_all_three_zero(string? samples, Outcome outcome) =>
        Scene.Of(Kit.Request(Two), Kit.Answer(400, Kit.Written(samples))).Judge("written", "zero").Outcome.Should().Be(outcome);

    [TestCase("0", "0", Outcome.Satisfied)]
    [TestCase(null, null, Outcome.Satisfied)]
    [TestCase(null, "0", Outcome.Satisfied)]
    [TestCase("1", null, Outcome.Violated)]
    public void Zero_or_absent_allows_none(string? samples, string? histograms, Outcome outcome) =>
        Scene
            .Of(Kit.Request(Two), Kit.Answer(400, Kit.Written(samples, histograms, null)))
            .Judge("written", "zero-or-absent")
            .Outcome.Should()
            .Be(outcome);

    [TestCase(null, null, null, Outcome.Satisfied)]
    [TestCase("2", "0", "0", Outcome.Satisfied)]
    [TestCase("2", null, null, Outcome.Violated)]
    [TestCase("0", "0", "0", Outcome.Violated)]
    public void Absent_or_sent_allows_no_half_measures(string? samples, string? histograms, string? exemplars, Outcome outcome) =>
        Scene
            .Of(Kit.Request(Two), Kit.Answer(204, Kit.Written(samples, histograms, exemplars)))
            .Judge("written", "absent-or-sent")
            .Outcome.Should()
            .Be(outcome);

    [TestCase(400, "2", Outcome.Satisfied)]
    [TestCase(400, "0", Outcome.NotApplicable)]
    [TestCase(400, "1", Outcome.Violated)]
    [TestCase(400, "3", Outcome.Violated)]
    [TestCase(204, "2", Outcome.Satisfied)]
    [TestCase(204, "3", Outcome.Inconclusive)]
    public void Sent_leaves_out_the_series_of_a_let(int status, string samples, Outcome outcome) =>
        Scene.Of(Kit.Request(Two, Poison), Kit.Answer(status, Kit.Written(samples))).Judge("written", "sent").Outcome.Should().Be(outcome);

    [TestCase(400, "0", Outcome.Satisfied)]
    [TestCase(400, "2", Outcome.Satisfied)]
    [TestCase(400, "3", Outcome.Violated)]
    [TestCase(500, "1", Outcome.Satisfied)]
    [TestCase(400, null, Outcome.Violated)]
    [TestCase(204, "2", Outcome.Satisfied)]
    [TestCase(204, "1", Outcome.Violated)]
    public void Possible_counts_are_those_that_can_be_true(int status, string? samples, Outcome outcome) =>
        Scene
            .Of(Kit.Request(Two, Poison), Kit.Answer(status, Kit.Written(samples)))
            .Judge("written", "possible")
            .Outcome.Should()
            .Be(outcome);

    [Test]
    public void Possible_or_absent_also_allows_none()
    {
        Scene.Of(Kit.Request(Two), Kit.Answer(400)).Judge("written", "possible-or-absent").Outcome.Should().Be(Outcome.Satisfied);
        Scene
            .Of(Kit.Request(Two), Kit.Answer(400, Kit.Written("3")))
            .Judge("written", "possible-or-absent")
            .Outcome.Should()
            .Be(Outcome.Violated);
    }

    [TestCase("0", Outcome.Inconclusive)]
    [TestCase("2", Outcome.Satisfied)]
    [TestCase("5", Outcome.Violated)]
    [TestCase("x", Outcome.Violated)]
    public void Counts_of_an_accepted_request_are_not_due_of_a_refused_one(string samples, Outcome outcome) =>
        Scene
            .Of(Kit.Request(Two), Kit.Answer(400, Kit.Written(samples)))
            .Judge("written", null, ("samples", 2), ("histograms", 0))
            .Outcome.Should()
            .Be(outcome);

    [TestCase("2", 2, Outcome.Satisfied)]
    [TestCase("2", 1, Outcome.Violated)]
    [TestCase("1", 1, Outcome.Satisfied)]
    [TestCase("0", 1, Outcome.Violated)]
    [TestCase(null, 2, Outcome.Violated)]
    public void As_stored_counts_what_was_read_back(string? samples, int stored, Outcome outcome)
    {
        var read = Kit.Result(Kit.Samples(), Kit.Read(Two with { Samples = [.. Two.Samples.Take(stored)] }));
        AsStored(Kit.Request(Two), Kit.Answer(400, Kit.Written(samples)), read).Outcome.Should().Be(outcome);
    }

    [Test]
    public void As_stored_counts_stale_markers_that_never_show()
    {
        var sent = Two with { Samples = Two.Samples.Add(new Sample(Kit.Now, Sample.StaleMarker)) };
        var read = Kit.Result(Kit.Samples(), Kit.Read(sent));
        AsStored(Kit.Request(sent), Kit.Answer(204, Kit.Written("3")), read).Outcome.Should().Be(Outcome.Satisfied);
        AsStored(Kit.Request(sent), Kit.Answer(204, Kit.Written("2")), read).Outcome.Should().Be(Outcome.Violated);
        AsStored(Kit.Request(sent), Kit.Answer(204, Kit.Written("4")), read).Outcome.Should().Be(Outcome.Violated);
    }

    [Test]
    public void As_stored_leaves_out_what_other_requests_wrote()
    {
        var other = Kit.Series("plain", (7, -9000));
        var scene = new Scene
        {
            Steps = [(Kit.Request(other), Kit.Answer(204)), (Kit.Request(Two), Kit.Answer(400, Kit.Written("0"), 2))],
            Reads = [Kit.Result(Kit.Samples(), Kit.Read(other))],
        };
        scene.Judge("written", "as-stored", ("of-series", Kit.Selector)).Outcome.Should().Be(Outcome.Satisfied);
        var lying = scene with { Steps = [scene.Steps[0], (Kit.Request(Two), Kit.Answer(400, Kit.Written("1"), 2))] };
        lying.Judge("written", "as-stored", ("of-series", Kit.Selector)).Outcome.Should().Be(Outcome.Violated);
    }

    [Test]
    public void As_stored_without_a_read_is_inconclusive() =>
        (Scene.Of(Kit.Request(Two), Kit.Answer(204, Kit.Written("2"))) with { ReadAvailable = false })
            .Judge("written", "as-stored", ("of-series", Kit.Selector))
            .Said.Should()
            .Contain("could not be read back");

    [Test]
    public void As_stored_leaves_out_exemplars_that_cannot_be_read()
    {
        var sent = Two with { Exemplars = [new Exemplar([], 1, Kit.Now)] };
        var read = Kit.Result(Kit.Samples(), Kit.Read(sent));
        AsStored(Kit.Request(sent), Kit.Answer(204, Kit.Written("2", "0", "1")), read).Outcome.Should().Be(Outcome.Satisfied);
        AsStored(Kit.Request(sent), Kit.Answer(204, Kit.Written("2", "0", "x")), read).Outcome.Should().Be(Outcome.Violated);
    }

    [Test]
    public void A_dropped_connection_carries_no_counts()
    {
        Scene.Of(Kit.Dropped(AnswerKind.Reset)).Judge("written", "zero").Outcome.Should().Be(Outcome.Violated);
        Scene.Of(Kit.Dropped(AnswerKind.Reset)).Judge("written", "zero-or-absent").Outcome.Should().Be(Outcome.Inconclusive);
    }

    [Test]
    public void Nonsense_parameters_are_an_error_of_the_case()
    {
        FluentActions.Invoking(() => Kit.Bind("written")).Should().Throw<CaseFileException>().WithMessage("*give a word*");
        FluentActions.Invoking(() => Kit.Bind("written", "as-stored")).Should().Throw<CaseFileException>().WithMessage("*of-series*");
        FluentActions.Invoking(() => Kit.Bind("written", "sent", ("samples", 2))).Should().Throw<CaseFileException>();
        FluentActions.Invoking(() => Kit.Bind("written", "send")).Should().Throw<CaseFileException>().WithMessage("*did you mean sent*");
    }

    private static Finding AsStored(RequestScript request, Exchange answer, ReadResult read) =>
        Scene.Of(request, answer, read).Judge("written", "as-stored", ("of-series", Kit.Selector));
}

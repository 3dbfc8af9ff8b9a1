using Compliance.Judging;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Results;

namespace Compliance.Tests.Judging.Receiver;

/// <summary>same-as-control and atomic-or-honest.</summary>
public sealed class ComparingTests
{
    private static readonly Series Good = Kit.Series("plain", (1, -2000), (2, -1000));
    private static readonly Series Bad = Kit.Named("bad", "plain", (9, -1000)) with { Let = "poison" };

    [TestCase(204, "2", true, 204, "2", true, Outcome.Satisfied)]
    [TestCase(204, "2", true, 200, "2", true, Outcome.Satisfied)]
    [TestCase(204, "2", true, 400, "2", true, Outcome.Violated)]
    [TestCase(204, "2", true, 204, "1", true, Outcome.Violated)]
    [TestCase(204, "2", true, 204, null, true, Outcome.Violated)]
    [TestCase(204, "2", true, 204, "2", false, Outcome.Violated)]
    [TestCase(204, "2", false, 204, "2", false, Outcome.Satisfied)]
    [TestCase(400, "2", true, 400, "2", true, Outcome.Inconclusive)]
    public void A_rewrite_is_answered_and_stored_like_the_control(
        int controlStatus,
        string? controlWritten,
        bool controlStored,
        int status,
        string? written,
        bool stored,
        Outcome outcome
    )
    {
        var scene = Rewrite(
            Kit.Answer(controlStatus, Kit.Written(controlWritten)),
            Kit.Answer(status, Kit.Written(written), 2),
            controlStored,
            stored
        );
        scene.Judge("same-as-control", "true", ("stored", Kit.Selector)).Outcome.Should().Be(outcome);
    }

    [Test]
    public void A_rewrite_that_is_dropped_is_not_like_the_control()
    {
        var scene = Rewrite(Kit.Answer(204), Kit.Dropped(AnswerKind.Closed, 2), true, true);
        var finding = scene.Judge("same-as-control", "true");
        finding.Outcome.Should().Be(Outcome.Violated);
        finding.Exchanges.Should().Equal(2, 1);
    }

    [Test]
    public void Without_a_control_or_a_read_nothing_can_be_compared()
    {
        Scene.Of(Kit.Answer(204)).Judge("same-as-control", "true").Outcome.Should().Be(Outcome.Inconclusive);
        (Rewrite(Kit.Answer(204), Kit.Answer(204, index: 2), true, true) with { Reads = [] })
            .Judge("same-as-control", "true", ("stored", Kit.Selector))
            .Outcome.Should()
            .Be(Outcome.Inconclusive);
    }

    [Test]
    public void Asks_for_the_series_of_the_control_too()
    {
        var view = Rewrite(Kit.Answer(204), Kit.Answer(204, index: 2), true, true).View();
        Kit.Bind("same-as-control", "true", ("stored", Kit.Selector))
            .Reads(view.Transcript.Case, view.Arm.Arm)
            .Should()
            .Equal(Kit.Samples("control"), Kit.Samples("reversed"));
    }

    // stored: how many of the two good samples; bad: whether the refused series is stored.
    [TestCase(204, null, 2, true, Outcome.Satisfied)]
    [TestCase(204, null, 2, false, Outcome.Violated)]
    [TestCase(204, null, 1, true, Outcome.Violated)]
    [TestCase(400, "2", 2, false, Outcome.Satisfied)]
    [TestCase(400, "0", 0, false, Outcome.Satisfied)]
    [TestCase(400, null, 0, false, Outcome.Satisfied)]
    [TestCase(400, null, 2, false, Outcome.Violated)]
    [TestCase(400, "0", 2, false, Outcome.Violated)]
    [TestCase(400, "2", 0, false, Outcome.Violated)]
    [TestCase(400, "3", 2, false, Outcome.Violated)]
    [TestCase(400, "2.0", 2, false, Outcome.Violated)]
    [TestCase(503, "1", 1, false, Outcome.Satisfied)]
    [TestCase(302, "0", 0, false, Outcome.Violated)]
    public void Whichever_the_receiver_chose_it_must_tell_the_truth(int status, string? written, int stored, bool bad, Outcome outcome)
    {
        List<ReadSeries> found = stored == 0 ? [] : [Kit.Read(Good with { Samples = [.. Good.Samples.Take(stored)] })];
        if (bad)
            found.Add(Kit.Read(Bad));
        Honest("{case=\"{{case}}\",arm=\"{{defect}}\"}", status, written, found).Outcome.Should().Be(outcome);
    }

    [Test]
    public void A_2xx_for_a_refused_series_that_is_not_looked_at_is_inconclusive() =>
        Honest(Kit.Selector, 204, "2", [Kit.Read(Good)]).Outcome.Should().Be(Outcome.Inconclusive);

    [Test]
    public void Honesty_cannot_be_judged_without_reading_back()
    {
        Scene.Of(Kit.Request(Good), Kit.Answer(204)).Judge("atomic-or-honest", Kit.Selector).Outcome.Should().Be(Outcome.Inconclusive);
        Scene
            .Of(Kit.Request(Good), Kit.Dropped(AnswerKind.Closed))
            .Judge("atomic-or-honest", Kit.Selector)
            .Outcome.Should()
            .Be(Outcome.NotApplicable, "a dropped connection claims nothing; that it was dropped is another check's business");
    }

    private static Finding Honest(string selector, int status, string? written, List<ReadSeries> found)
    {
        var filled = selector.Replace("{{case}}", "tag", StringComparison.Ordinal).Replace("{{defect}}", "plain", StringComparison.Ordinal);
        return Scene
            .Of(
                Kit.Request(Good, Bad),
                Kit.Answer(status, Kit.Written(written)),
                Kit.Result(new ReadQuery(ReadKind.Samples, filled), [.. found])
            )
            .Judge("atomic-or-honest", selector);
    }

    private static Scene Rewrite(Exchange control, Exchange arm, bool controlStored, bool stored)
    {
        var (ofControl, ofArm) = (Kit.Series("control", (1, -2000), (2, -1000)), Kit.Series("reversed", (1, -2000), (2, -1000)));
        return new Scene
        {
            Kind = ArmKind.Rewrite,
            Name = "reversed",
            Control = [(Kit.Request(ofControl), control)],
            Steps = [(Kit.Request(ofArm), arm)],
            Reads =
            [
                Kit.Result(Kit.Samples("control"), controlStored ? [Kit.Read(ofControl)] : []),
                Kit.Result(Kit.Samples("reversed"), stored ? [Kit.Read(ofArm)] : []),
            ],
        };
    }
}

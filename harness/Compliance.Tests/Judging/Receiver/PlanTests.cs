using Compliance.Judging.Binding;
using Compliance.Judging.Receiver;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;

namespace Compliance.Tests.Judging.Receiver;

public sealed class PlanTests
{
    private static readonly CheckScript Status = Kit.Check("invalid.400", Kit.Spec("status", "400"));

    [Test]
    public void Ids_name_case_arm_and_check()
    {
        Ids("receiver/a", Status, Plain).Should().Equal("receiver/a#invalid.400");
        Ids("receiver/a[400]", Status, Plain).Should().Equal("receiver/a[400]#invalid.400");
        Ids("receiver/a", Status, Control, Defect("json"), Defect("gzip"))
            .Should()
            .Equal("receiver/a[json]#invalid.400", "receiver/a[gzip]#invalid.400");
        Ids("receiver/a[400]", Status, Control, Defect("json")).Should().Equal("receiver/a[400/json]#invalid.400");
        Ids("receiver/a", Status with { Arms = ["control"] }, Control, Defect("json")).Should().Equal("receiver/a[control]#invalid.400");
    }

    [Test]
    public void Arms_are_chosen_by_group_or_name()
    {
        var rewrite = ("r", ArmKind.Rewrite);
        Ids("c", Status, Control, Defect("d"), rewrite).Should().Equal("c[d]#invalid.400", "c[r]#invalid.400");
        Ids("c", Status with { Arms = ["defects"] }, Control, Defect("d"), rewrite).Should().Equal("c[d]#invalid.400");
        Ids("c", Status with { Arms = ["rewrites"] }, Control, Defect("d"), rewrite).Should().Equal("c[r]#invalid.400");
        Ids("c", Status with { Arms = ["control", "r"] }, Control, Defect("d"), rewrite)
            .Should()
            .Equal("c[control]#invalid.400", "c[r]#invalid.400");
        FluentActions
            .Invoking(() => Ids("c", Status with { Arms = ["defect"] }, Control, Defect("d")))
            .Should()
            .Throw<CaseFileException>()
            .WithMessage("*there is no arm defect*did you mean defects*");
    }

    [Test]
    public void A_step_is_chosen_by_name_and_is_the_last_one_otherwise()
    {
        var arm = new Arm("", ArmKind.Plain, [new Step("first", Kit.Request()), new Step("second", Kit.Request())]);
        Plan(arm, Status).Step.Should().Be(1);
        Plan(arm, Status with { Of = "first" }).Step.Should().Be(0);
        FluentActions
            .Invoking(() => Plan(arm, Status with { Of = "frist" }))
            .Should()
            .Throw<CaseFileException>()
            .WithMessage("*there is no step frist*did you mean first*");
    }

    [Test]
    public void A_requirement_that_does_not_hold_under_the_specification_has_no_check() =>
        Ids("c", Status with { Requirement = "gone.for-good" }, Plain).Should().BeEmpty();

    [Test]
    public void Two_checks_with_one_id_are_an_error_of_the_case()
    {
        var transcript = RunKit.Case("c", [Status, Status], ("", ArmKind.Plain, Kit.Answer(400)));
        FluentActions
            .Invoking(() => ReceiverPlan.Of([transcript.Case], RunKit.Ledger))
            .Should()
            .Throw<CaseFileException>()
            .WithMessage("*two checks have the id c#invalid.400*");
    }

    [Test]
    public void What_must_be_read_back_is_asked_once()
    {
        var stored = Kit.Check("written.precise", Kit.Spec("stored", Kit.Selector, ("as", "sent")), "a");
        var counted = Kit.Check("written.precise", Kit.Spec("stored", Kit.Selector, ("count", 1)), "b");
        var @case = RunKit.Case("c", [stored, counted, Status], ("", ArmKind.Plain, Kit.Answer(204))).Case;
        new ReceiverJudge(MatcherCatalogue.Standard).Reads(@case, @case.Arms[0]).Should().Equal(Kit.Samples());
    }

    private static (string, ArmKind) Plain => ("", ArmKind.Plain);

    private static (string, ArmKind) Control => ("control", ArmKind.Control);

    private static (string, ArmKind) Defect(string name) => (name, ArmKind.Defect);

    private static IEnumerable<string> Ids(string id, CheckScript check, params (string Name, ArmKind Kind)[] arms)
    {
        var transcript = RunKit.Case(id, [check], [.. arms.Select(a => (a.Name, a.Kind, Kit.Answer(400)))]);
        return ReceiverPlan.Of([transcript.Case], RunKit.Ledger).Select(p => p.Id);
    }

    private static PlannedCheck Plan(Arm arm, CheckScript check)
    {
        var @case = RunKit.Case("c", [check], ("", ArmKind.Plain, Kit.Answer(400))).Case;
        return ReceiverPlan.Of([@case with { Arms = [arm] }], RunKit.Ledger).Single();
    }
}

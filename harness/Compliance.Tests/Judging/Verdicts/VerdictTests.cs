using System.Collections.Immutable;
using Compliance.Judging.Verdicts;
using Compliance.Model;
using Compliance.Model.Ledger;
using Compliance.Model.Results;
using Compliance.Model.Targets;
using Compliance.Tests.Judging.Receiver;

namespace Compliance.Tests.Judging.Verdicts;

public sealed class VerdictTests
{
    private static readonly RequirementLedger Ledger = new(
        "2.0-rc.4",
        [
            RunKit.Requirement("must", Level.Must),
            RunKit.Requirement("must-not", Level.MustNot),
            RunKit.Requirement("side", Level.Must, core: false),
            RunKit.Requirement("ambiguous", Level.Must, ambiguous: "two readings"),
            RunKit.Requirement("should", Level.Should),
            RunKit.Requirement("may", Level.May),
            RunKit.Requirement("robust", Level.Robust),
        ]
    );

    // The table of section 6: outcome, requirement, expectation, verdict, red under must, should, none.
    [TestCase(Outcome.Satisfied, "must", ExpectationKind.None, Verdict.Pass, false, false, false)]
    [TestCase(Outcome.Satisfied, "should", ExpectationKind.None, Verdict.Pass, false, false, false)]
    [TestCase(Outcome.Satisfied, "robust", ExpectationKind.None, Verdict.Pass, false, false, false)]
    [TestCase(Outcome.Satisfied, "may", ExpectationKind.None, Verdict.Yes, false, false, false)]
    [TestCase(Outcome.Satisfied, "ambiguous", ExpectationKind.None, Verdict.Yes, false, false, false)]
    [TestCase(Outcome.Satisfied, "must", ExpectationKind.Known, Verdict.Pass, true, true, false)]
    [TestCase(Outcome.Satisfied, "may", ExpectationKind.Known, Verdict.Yes, true, true, false)]
    [TestCase(Outcome.Satisfied, "must", ExpectationKind.Flaky, Verdict.Pass, false, false, false)]
    [TestCase(Outcome.Violated, "must", ExpectationKind.None, Verdict.Fail, true, true, false)]
    [TestCase(Outcome.Violated, "must-not", ExpectationKind.None, Verdict.Fail, true, true, false)]
    [TestCase(Outcome.Violated, "must", ExpectationKind.Known, Verdict.Fail, false, false, false)]
    [TestCase(Outcome.Violated, "must", ExpectationKind.Flaky, Verdict.Fail, false, false, false)]
    [TestCase(Outcome.Violated, "should", ExpectationKind.None, Verdict.Warn, false, true, false)]
    [TestCase(Outcome.Violated, "should", ExpectationKind.Known, Verdict.Warn, false, false, false)]
    [TestCase(Outcome.Violated, "robust", ExpectationKind.None, Verdict.Warn, false, true, false)]
    [TestCase(Outcome.Violated, "may", ExpectationKind.None, Verdict.No, false, false, false)]
    [TestCase(Outcome.Violated, "ambiguous", ExpectationKind.None, Verdict.No, false, false, false)]
    [TestCase(Outcome.NotApplicable, "must", ExpectationKind.None, Verdict.Skip, false, false, false)]
    [TestCase(Outcome.NotApplicable, "must", ExpectationKind.Known, Verdict.Skip, false, false, false)]
    [TestCase(Outcome.NotApplicable, "may", ExpectationKind.None, Verdict.Skip, false, false, false)]
    [TestCase(Outcome.Inconclusive, "must", ExpectationKind.None, Verdict.Inconclusive, true, true, false)]
    [TestCase(Outcome.Inconclusive, "must", ExpectationKind.Known, Verdict.Inconclusive, true, true, false)]
    [TestCase(Outcome.Inconclusive, "must", ExpectationKind.Flaky, Verdict.Inconclusive, true, true, false)]
    [TestCase(Outcome.Inconclusive, "should", ExpectationKind.None, Verdict.Inconclusive, false, false, false)]
    [TestCase(Outcome.Inconclusive, "robust", ExpectationKind.None, Verdict.Inconclusive, false, false, false)]
    [TestCase(Outcome.Inconclusive, "may", ExpectationKind.None, Verdict.Inconclusive, false, false, false)]
    [TestCase(Outcome.Inconclusive, "ambiguous", ExpectationKind.None, Verdict.Inconclusive, false, false, false)]
    [TestCase(Outcome.Error, "must", ExpectationKind.None, Verdict.Error, true, true, true)]
    [TestCase(Outcome.Error, "must", ExpectationKind.Known, Verdict.Error, true, true, true)]
    [TestCase(Outcome.Error, "may", ExpectationKind.None, Verdict.Error, true, true, true)]
    public void Outcome_level_and_expectation_make_verdict_and_gate(
        Outcome outcome,
        string requirement,
        ExpectationKind expectation,
        Verdict verdict,
        bool redUnderMust,
        bool redUnderShould,
        bool redUnderNone
    )
    {
        VerdictTable.Of(outcome, Ledger.Find(requirement)!).Should().Be(verdict);
        var check = Check(requirement, outcome, expectation);
        Footer(Gate.Must, check).Green.Should().Be(!redUnderMust);
        Footer(Gate.Should, check).Green.Should().Be(!redUnderShould);
        Footer(Gate.None, check).Green.Should().Be(!redUnderNone);
    }

    [Test]
    public void Two_tries_that_disagree_are_excused_by_a_flaky_entry_only()
    {
        var flaky = Check("must", Outcome.Inconclusive) with { Said = "flaky: satisfied, then violated" };
        Footer(Gate.Must, flaky).Green.Should().BeFalse();
        Footer(Gate.Must, flaky with { Expectation = ExpectationKind.Flaky }).Green.Should().BeTrue();
        Footer(Gate.Must, flaky with { Expectation = ExpectationKind.Known }).Green.Should().BeFalse();
    }

    [Test]
    public void A_failed_must_is_not_conformant_known_or_not()
    {
        Statement(Check("must", Outcome.Violated)).Should().Be(Model.Results.Statement.NotConformant);
        Statement(Check("must", Outcome.Violated, ExpectationKind.Known)).Should().Be(Model.Results.Statement.NotConformant);
        Statement(Check("must", Outcome.Violated), Check("must-not", Outcome.Inconclusive))
            .Should()
            .Be(Model.Results.Statement.NotConformant);
    }

    [TestCase(Outcome.Inconclusive)]
    [TestCase(Outcome.Error)]
    public void A_must_that_is_not_known_establishes_nothing(Outcome outcome) =>
        Statement(Check("must", Outcome.Satisfied), Check("must-not", outcome)).Should().Be(Model.Results.Statement.NotEstablished);

    [Test]
    public void Without_a_satisfied_must_nothing_is_established()
    {
        Statement().Should().Be(Model.Results.Statement.NotEstablished);
        Statement(Check("should", Outcome.Satisfied), Check("ambiguous", Outcome.Satisfied))
            .Should()
            .Be(Model.Results.Statement.NotEstablished);
        Statement(Check("must", Outcome.NotApplicable)).Should().Be(Model.Results.Statement.NotEstablished);
    }

    [Test]
    public void A_core_must_with_nothing_but_skips_is_partial()
    {
        Statement(Check("must", Outcome.Satisfied), Check("must-not", Outcome.NotApplicable)).Should().Be(Model.Results.Statement.Partial);
        Statement(Check("must", Outcome.Satisfied), Check("must", Outcome.NotApplicable)).Should().Be(Model.Results.Statement.Conformant);
        Statement(Check("must", Outcome.Satisfied), Check("side", Outcome.NotApplicable)).Should().Be(Model.Results.Statement.Conformant);
        Statement(Check("must", Outcome.Satisfied), Check("may", Outcome.NotApplicable)).Should().Be(Model.Results.Statement.Conformant);
    }

    [Test]
    public void Nothing_but_a_must_counts_for_the_statement() =>
        Statement(
                Check("must", Outcome.Satisfied),
                Check("should", Outcome.Violated),
                Check("may", Outcome.Violated),
                Check("robust", Outcome.Violated),
                Check("ambiguous", Outcome.Violated),
                Check("should", Outcome.Inconclusive)
            )
            .Should()
            .Be(Model.Results.Statement.Conformant);

    [Test]
    public void A_part_of_the_cases_can_fail_but_establishes_nothing()
    {
        StatementRule.Of([Check("must", Outcome.Satisfied)], Ledger, whole: false).Should().Be(Model.Results.Statement.NotEstablished);
        StatementRule.Of([Check("must", Outcome.Violated)], Ledger, whole: false).Should().Be(Model.Results.Statement.NotConformant);
    }

    [Test]
    public void The_footer_counts_verdicts_and_tells_its_problems()
    {
        var stale = Check("must", Outcome.Satisfied, ExpectationKind.Known);
        var footer = Footer(Gate.Must, stale, Check("should", Outcome.Violated), Check("should", Outcome.Violated));
        footer.Checks.Should().Be(3);
        footer.Counts.Should().Equal(new Dictionary<string, int> { ["pass"] = 1, ["warn"] = 2 });
        footer.Problems.Should().ContainSingle().Which.Should().Contain("remove the entry");
        footer.DurationMs.Should().Be(1500);
        Footer(Gate.Must).Should().Match<RunFooter>(f => !f.Green && f.Problems.Contains("no check was run"));
    }

    [Test]
    public void One_red_check_among_green_ones_turns_the_run_red()
    {
        Footer(Gate.Must, Check("must", Outcome.Satisfied), Check("must-not", Outcome.Violated)).Green.Should().BeFalse();
        Footer(Gate.Must, Check("must", Outcome.Satisfied), Check("must-not", Outcome.Satisfied)).Green.Should().BeTrue();
    }

    [Test]
    public void An_entry_for_several_versions_or_launches_holds_for_each()
    {
        var entry = Entry("a#*") with { Versions = ["3.4.*", "3.5.*"], Via = ["process", "container"] };
        new KnownList([entry], "3.5.3", "container").Find("a#must").Should().NotBeNull();
        new KnownList([entry], "3.6.0", "container").Find("a#must").Should().BeNull();
        new KnownList([entry], "3.5.3", "endpoint").Find("a#must").Should().BeNull();
    }

    [Test]
    public void A_known_entry_that_matches_no_check_is_a_problem()
    {
        var known = new KnownList([Entry("receiver/gone*")], "1.0", "process");
        var footer = RunConclusion.Draw(
            [Check("must", Outcome.Satisfied)],
            Ledger,
            known,
            ["receiver/a#must"],
            Gate.Must,
            true,
            TimeSpan.Zero
        );
        footer.Green.Should().BeFalse();
        footer.Problems.Should().ContainSingle().Which.Should().Be("cases/receiver/x.yaml:7: receiver/gone* matches no check");
        RunConclusion
            .Draw([Check("must", Outcome.Satisfied)], Ledger, known, ["receiver/gone[a]#x"], Gate.Must, true, TimeSpan.Zero)
            .Green.Should()
            .BeTrue();
    }

    [TestCase("3.5.*", "", "3.5.3", "process", true)]
    [TestCase("3.5.*", "", "3.6.0", "process", false)]
    [TestCase("", "container", "3.5.3", "container", true)]
    [TestCase("", "container", "3.5.3", "process", false)]
    [TestCase("3.5.3", "process", "3.5.3", "process", true)]
    [TestCase("3.5.3", "", "", "process", false)]
    [TestCase("*", "", "", "process", true)]
    public void Entries_hold_for_versions_and_launches(string versions, string via, string seen, string launched, bool holds)
    {
        var entry = Entry("a#*") with { Versions = versions.Length == 0 ? [] : [versions], Via = via.Length == 0 ? [] : [via] };
        var known = new KnownList([entry], seen, launched);
        (known.Find("a#must") is not null).Should().Be(holds);
        known.Unmatched([]).Should().HaveCount(holds ? 1 : 0);
    }

    [TestCase("a/b#c", "a/b#c", true)]
    [TestCase("a/*#c", "a/b/d#c", true)]
    [TestCase("*", "", true)]
    [TestCase("a[?]#c", "a[1]#c", true)]
    [TestCase("a[1]#c", "a1#c", false)]
    [TestCase("*#c", "a#cc", false)]
    [TestCase("*c*e", "abcde", true)]
    [TestCase("A", "a", false)]
    [TestCase("?", "", false)]
    public void Globs_take_brackets_literally_and_stars_across_slashes(string pattern, string text, bool fits) =>
        Glob.Fits(pattern, text).Should().Be(fits);

    private static KnownEntry Entry(string check) => new(check, ExpectationKind.Known, "reason", "none: test", [], [], Kit.At);

    private static Statement Statement(params CheckResult[] checks) => StatementRule.Of([.. checks], Ledger, whole: true);

    private static RunFooter Footer(Gate gate, params CheckResult[] checks) =>
        RunConclusion.Draw([.. checks], Ledger, new KnownList([], "", ""), [], gate, true, TimeSpan.FromSeconds(1.5));

    private static CheckResult Check(string requirement, Outcome outcome, ExpectationKind expectation = ExpectationKind.None) =>
        new()
        {
            Id = $"receiver/a#{requirement}",
            Case = "receiver/a",
            Requirement = requirement,
            Level = Ledger.Find(requirement)!.Level,
            Outcome = outcome,
            Expectation = expectation,
            Verdict = VerdictTable.Of(outcome, Ledger.Find(requirement)!),
        };
}

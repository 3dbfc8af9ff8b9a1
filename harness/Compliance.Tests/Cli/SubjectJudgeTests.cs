using System.Collections.Immutable;
using Compliance.Cli.Selftest;
using Compliance.Model;
using Compliance.Model.Results;
using Compliance.Tests.Reporting;

namespace Compliance.Tests.Cli;

[TestFixture]
internal sealed class SubjectJudgeTests
{
    private const string Repeats = "sender/retry/server-error#retry.5xx";

    [Test]
    public void A_variant_whose_checks_are_decided_is_right() =>
        Problems(SubjectKind.Variant, Check(Level.Must, Outcome.Satisfied), Check(Level.Should, Outcome.NotApplicable)).Should().BeEmpty();

    [TestCase(SubjectKind.Variant, Level.Must)]
    [TestCase(SubjectKind.Variant, Level.MustNot)]
    [TestCase(SubjectKind.Variant, Level.Should)]
    [TestCase(SubjectKind.Reference, Level.Must)]
    [TestCase(SubjectKind.Reference, Level.Should)]
    public void What_is_not_decided_of_a_correct_implementation_is_told(SubjectKind kind, Level level) =>
        Problems(kind, Check(level, Outcome.Inconclusive))
            .Should()
            .ContainSingle()
            .Which.Should()
            .Contain($"{Repeats} is inconclusive: seen");

    [TestCase(SubjectKind.Variant, Level.May)]
    [TestCase(SubjectKind.Variant, Level.Robust)]
    [TestCase(SubjectKind.Reference, Level.May)]
    [TestCase(SubjectKind.Mutant, Level.Must)]
    public void What_need_not_be_decided_is_not_told(SubjectKind kind, Level level) =>
        Problems(kind, Check(level, Outcome.Inconclusive), Killer(kind)).Should().BeEmpty();

    [Test]
    public void What_a_variant_cannot_show_is_declared_with_its_requirement() =>
        Problems(Variant("retry.5xx"), Check(Level.Must, Outcome.Inconclusive)).Should().BeEmpty();

    [Test]
    public void A_declaration_for_one_requirement_hides_no_other() =>
        Problems(
                Variant("retry.backoff"),
                Check(Level.Must, Outcome.Inconclusive),
                Check(Level.Should, Outcome.Inconclusive, "retry.backoff")
            )
            .Should()
            .ContainSingle()
            .Which.Should()
            .Contain(Repeats);

    [TestCase(Outcome.Satisfied)]
    [TestCase(Outcome.NotApplicable)]
    public void A_declaration_that_nothing_needs_any_more_is_told(Outcome outcome) =>
        Problems(Variant("retry.5xx"), Check(Level.Must, outcome))
            .Should()
            .ContainSingle()
            .Which.Should()
            .Be("retry.5xx is declared undecidable, but every check of it is decided");

    [Test]
    public void A_declaration_excuses_no_error() =>
        Problems(Variant("retry.5xx"), Check(Level.Must, Outcome.Error), Check(Level.Must, Outcome.Inconclusive))
            .Should()
            .ContainSingle()
            .Which.Should()
            .Be($"{Repeats} is an error: seen");

    [TestCase(SubjectKind.Reference)]
    [TestCase(SubjectKind.Variant)]
    [TestCase(SubjectKind.Mutant)]
    [TestCase(SubjectKind.Null)]
    public void An_error_is_told_of_everyone(SubjectKind kind) =>
        Problems(kind, Check(Level.May, Outcome.Error), Killer(kind)).Should().Contain($"{Repeats} is an error: seen");

    // Without it a mutant survives, which is another problem.
    private static CheckResult Killer(SubjectKind kind) =>
        Check(Level.Must, kind == SubjectKind.Mutant ? Outcome.Violated : Outcome.NotApplicable, "symbols.first-empty");

    private static CheckResult Check(Level level, Outcome outcome, string requirement = "retry.5xx") =>
        Example.Check($"sender/retry/server-error#{requirement}", requirement, level, outcome, "seen");

    private static ImmutableArray<string> Problems(SubjectKind kind, params CheckResult[] checks) =>
        Problems(
            new Subject(Role.Sender, kind, "it", "It does.", kind == SubjectKind.Mutant ? "symbols.first-empty" : "", [], [], []),
            checks
        );

    private static ImmutableArray<string> Problems(Subject subject, params CheckResult[] checks) =>
        SubjectJudge.Judge(subject, Example.Run(Role.Sender, [.. checks]), Example.Ledger).Problems;

    private static Subject Variant(string undecidable) =>
        new(Role.Sender, SubjectKind.Variant, "variant/it", "It does.", "", [], [], [undecidable]);
}

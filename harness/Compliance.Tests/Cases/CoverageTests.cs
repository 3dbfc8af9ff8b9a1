using System.Collections.Immutable;
using Compliance.Cases;
using Compliance.Cases.Coverage;
using Compliance.Cases.Specification;
using Compliance.Model;

namespace Compliance.Tests.Cases;

/// <summary>Every kind of hole between a requirement, its checks and the mutants is found.</summary>
public sealed class CoverageTests
{
    private const string Case = "title: x\nsend: {fixture: one-gauge}\nexpect: [{a.judged: answered}]\n";
    private static readonly string Statements = $"statements: [{string.Join(", ", Enumerable.Range(1, 114))}]";

    [Test]
    public void A_requirement_with_checks_and_a_mutant_has_no_hole() =>
        Holes("- {id: a.judged, role: receiver, level: MUST, section: here, says: So., " + Statements + "}", Mutant("a.judged"))
            .Should()
            .BeEmpty();

    [Test]
    public void A_requirement_without_checks_needs_a_reason() =>
        Holes(Judged + "- {id: a.idle, role: receiver, level: MUST, section: here, says: So.}\n", Mutant("a.judged"))
            .Should()
            .Equal("a.idle (receiver, MUST) has neither a check nor a reason why it cannot have one");

    [Test]
    public void A_reason_is_enough() =>
        Holes(Judged + "- {id: a.idle, role: receiver, level: MUST, section: here, says: So., untestable: internal}\n", Mutant("a.judged"))
            .Should()
            .BeEmpty();

    [Test]
    public void Checks_that_no_mutant_breaks_kill_nothing() =>
        Holes(Judged)
            .Should()
            .Equal("a.judged (receiver, MUST) has checks that kill nothing, such as receiver/x/y#a.judged: no mutant breaks it");

    [Test]
    public void An_observation_needs_no_mutant() =>
        Holes("- {id: a.judged, role: receiver, level: MAY, section: here, says: So., " + Statements + "}\n").Should().BeEmpty();

    [Test]
    public void A_mutant_of_no_requirement_is_needless() =>
        Holes(Judged, Mutant("a.judged"), Mutant("a.nothing"))
            .Should()
            .Equal("the receiver mutant breaks-a.nothing breaks a.nothing, which is no requirement");

    [Test]
    public void A_mutant_that_no_check_can_kill_is_needless() =>
        Holes(
                Judged + "- {id: a.idle, role: receiver, level: MUST, section: here, says: So., untestable: policy}\n",
                Mutant("a.judged"),
                Mutant("a.idle")
            )
            .Should()
            .Equal("the receiver mutant breaks-a.idle breaks a.idle, which no check judges");

    [Test]
    public void A_mutant_of_the_other_side_is_needless() =>
        Holes(Judged, Mutant("a.judged"), new ProvingMutant(Role.Sender, "stray", "a.judged"))
            .Should()
            .Equal("the sender mutant stray breaks a.judged, which binds the other side");

    [Test]
    public void A_section_that_the_page_does_not_have_is_a_hole() =>
        Holes(Judged.Replace("section: here", "section: nowhere", StringComparison.Ordinal), Mutant("a.judged"))
            .Should()
            .Equal("a.judged (receiver, MUST) names the section 'nowhere', which the page of 2.0-rc.4 does not have");

    [Test]
    public void A_statement_of_the_checklist_that_no_entry_has_is_a_hole() =>
        Holes(Judged.Replace(", 114", "", StringComparison.Ordinal), Mutant("a.judged"))
            .Should()
            .Equal("statement 114 of 2.0-rc.4 is in no requirement");

    [Test]
    public void A_fingerprint_of_no_requirement_is_a_hole() =>
        Table(Judged, "sentences: {\"0123456789ab\": [a.gone]}\n", Mutant("a.judged"))
            .Holes.Should()
            .Equal("the sentence 0123456789ab is covered by a.gone, which is no requirement");

    [Test]
    public void The_summary_counts_what_is_judged_and_proven() =>
        Table(Judged, "", Mutant("a.judged"))
            .Summary()
            .Should()
            .Be(
                "1 requirements, 1 checks; MUST 114 statements (114 judged, 0 declared), SHOULD 0 statements (0 judged, 0 declared); 1 of 1 judged requirements have a mutant of their own"
            );

    private static string Judged => "- {id: a.judged, role: receiver, level: MUST, section: here, says: So., " + Statements + "}\n";

    private static ProvingMutant Mutant(string requirement) => new(Role.Receiver, $"breaks-{requirement}", requirement);

    private static ImmutableArray<string> Holes(string ledger, params ProvingMutant[] mutants) => Table(ledger, "", mutants).Holes;

    private static CoverageTable Table(string ledger, string sentences, params ProvingMutant[] mutants)
    {
        var library = CaseLibrary.Load(SampleFiles.With("requirements.yaml", ledger).And("receiver/x/y.yaml", Case), SpecVersions.Default);
        var index = SpecIndexLoader.Load("s.yaml", "sections: {2.0-rc.4: [here]}\n" + sentences);
        return CoverageTable.Of(library.Requirements, library.Cases, [.. mutants], index);
    }
}

using Compliance.Cases;
using Compliance.Model;
using Compliance.Model.Ledger;

namespace Compliance.Tests.Cases;

public sealed class LedgerTests
{
    [Test]
    public void Reads_every_key()
    {
        var ledger = LedgerLoader.Load(
            "l.yaml",
            """
            - id: retry.not-4xx
              role: sender
              level: MUST NOT
              spec: 2.0-rc.3
              section: invalid-samples
              says: A 4xx is final.
              statements: [51, 52]
              ambiguous: It may mean two things.
              since: 2.0-rc.3
              until: 2.0-rc.4
              core: false
            """,
            "2.0-rc.4"
        );

        ledger
            .Requirements.Should()
            .BeEquivalentTo([
                new Requirement
                {
                    Id = "retry.not-4xx",
                    Role = Role.Sender,
                    Level = Level.MustNot,
                    Spec = "2.0-rc.3",
                    Section = "invalid-samples",
                    Says = "A 4xx is final.",
                    Statements = [51, 52],
                    Ambiguous = "It may mean two things.",
                    Since = "2.0-rc.3",
                    Until = "2.0-rc.4",
                    Core = false,
                    At = new SourceLocation("l.yaml", 1),
                },
            ]);
    }

    [Test]
    public void A_rule_of_our_own_needs_no_section_but_a_reason()
    {
        var rule = LedgerLoader
            .Load(
                "l.yaml",
                "- {id: robust.refs, role: receiver, level: ROBUST, says: It lives on., why: One request must not end it.}",
                "2.0-rc.4"
            )
            .Requirements.Single();

        rule.Spec.Should().Be("suite");
        rule.Why.Should().Be("One request must not end it.");
        rule.Core.Should().BeTrue();
        rule.Untestable.Should().BeNull();
    }

    [TestCase("2.0-rc.3", "a.always a.old")]
    [TestCase("2.0-rc.4", "a.always a.middle")]
    [TestCase("2.0-rc.5", "a.always a.middle a.new")]
    public void Since_and_until_select_by_version(string spec, string expected)
    {
        const string text = """
            - {id: a.always, role: sender, level: MUST, section: s, says: x}
            - {id: a.old, role: sender, level: MUST, section: s, says: x, until: 2.0-rc.3}
            - {id: a.middle, role: sender, level: MUST, section: s, says: x, since: 2.0-rc.4}
            - {id: a.new, role: sender, level: MUST, section: s, says: x, since: 2.0-rc.5}
            """;

        var ledger = LedgerLoader.Load("l.yaml", text, spec);

        ledger.Spec.Should().Be(spec);
        string.Join(' ', ledger.Requirements.Select(r => r.Id)).Should().Be(expected);
    }

    [Test]
    public void An_unknown_version_is_a_usage_error() =>
        FluentActions
            .Invoking(() => LedgerLoader.Load("l.yaml", "[]", "2.1"))
            .Should()
            .Throw<UsageException>()
            .WithMessage("*2.0-rc.3, 2.0-rc.4, 2.0-rc.5*");

    private const string Good = "- {id: a.good, role: sender, level: MUST, section: s, says: x}\n";

    private static IEnumerable<TestCaseData> Mistakes() =>
        [
            Mistake.Row(
                "duplicate id",
                Good + "- {id: a.good, role: sender, level: MUST, section: s, says: x} #!",
                "'a.good' is taken by line 1"
            ),
            Mistake.Row(
                "unknown key",
                Good + "- {id: a.b, role: sender, level: MUST, section: s, sais: x} #!",
                "unknown key 'sais' in a requirement; did you mean 'says'?"
            ),
            Mistake.Row(
                "bad level",
                Good + "- {id: a.b, role: sender, level: OUGHT, section: s, says: x} #!",
                "level must be one of MUST, MUST NOT"
            ),
            Mistake.Row(
                "missing says",
                Good + "- {id: a.b, role: sender, level: MUST, section: s} #!",
                "a requirement needs the key 'says'"
            ),
            Mistake.Row("ROBUST without why", Good + "- {id: a.b, role: sender, level: ROBUST, says: x} #!", "needs the key 'why'"),
            Mistake.Row(
                "suite without ROBUST",
                Good + "- {id: a.b, role: sender, level: MUST, spec: suite, says: x} #!",
                "must have the level ROBUST"
            ),
            Mistake.Row("missing section", Good + "- {id: a.b, role: sender, level: MUST, says: x} #!", "needs the key 'section'"),
            Mistake.Row(
                "section with number sign",
                Good + "- {id: a.b, role: sender, level: MUST, section: '#x', says: x} #!",
                "without the number sign"
            ),
            Mistake.Row(
                "bad role",
                Good + "- {id: a.b, role: proxy, level: MUST, section: s, says: x} #!",
                "role must be one of sender, receiver"
            ),
            Mistake.Row(
                "bad id",
                Good + "- {id: Retry, role: sender, level: MUST, section: s, says: x} #!",
                "kebab-case words with one dot"
            ),
            Mistake.Row(
                "bad spec",
                Good + "- {id: a.b, role: sender, level: MUST, spec: '3.0', section: s, says: x} #!",
                "spec must be one of 2.0-rc.3"
            ),
            Mistake.Row(
                "bad since",
                Good + "- {id: a.b, role: sender, level: MUST, section: s, says: x, since: '2.0'} #!",
                "since must be one of"
            ),
            Mistake.Row(
                "until before since",
                Good + "- {id: a.b, role: sender, level: MUST, section: s, says: x, since: 2.0-rc.4, until: 2.0-rc.3} #!",
                "is before since"
            ),
            Mistake.Row(
                "bad statement",
                Good + "- {id: a.b, role: sender, level: MUST, section: s, says: x, statements: [115]} #!",
                "from 1 to 114"
            ),
            Mistake.Row(
                "statement twice",
                Good + "- {id: a.b, role: sender, level: MUST, section: s, says: x, statements: [5, 5]} #!",
                "listed twice"
            ),
            Mistake.Row(
                "bad untestable",
                Good + "- {id: a.b, role: sender, level: MUST, section: s, says: x, untestable: yes} #!",
                "one of internal, policy, deprecated, contradictory"
            ),
            Mistake.Row("no list", "id: a.b #!", "the ledger must be a list"),
            Mistake.Row("entry that is text", Good + "- a.b #!", "requirement must be a mapping"),
            Mistake.Row(
                "core that is no flag",
                Good + "- {id: a.b, role: sender, level: MUST, section: s, says: x, core: maybe} #!",
                "true or false"
            ),
        ];

    [TestCaseSource(nameof(Mistakes))]
    public void Finds(string text, string problem) =>
        Mistake.MustBeFound(() => LedgerLoader.LoadAll("l.yaml", text), "l.yaml", text, problem);

    [Test]
    public void Capabilities_are_read_in_order()
    {
        var entries = CapabilityLoader.Load("c.yaml", SampleFiles.Capabilities);

        entries.Select(e => e.Name).Should().Equal("message.v1", "exemplars", "read.promql");
        entries.Select(e => e.Default.ToString()).Should().Equal("Yes", "No", "No");
    }

    private static IEnumerable<TestCaseData> CapabilityMistakes() =>
        [
            Mistake.Row("twice", "- {name: a, says: x, default: yes}\n- {name: a, says: x, default: no} #!", "listed twice"),
            Mistake.Row("default", "- {name: a, says: x, default: perhaps} #!", "one of yes, no, probe"),
            Mistake.Row("name", "- {name: 'A b', says: x, default: yes} #!", "kebab-case words with dots"),
            Mistake.Row("key", "- {name: a, says: x, default: yes, why: y} #!", "unknown key 'why'"),
        ];

    [TestCaseSource(nameof(CapabilityMistakes))]
    public void Finds_in_capabilities(string text, string problem) =>
        Mistake.MustBeFound(() => CapabilityLoader.Load("c.yaml", text), "c.yaml", text, problem);
}

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Compliance.Model;
using Compliance.Model.Results;
using Compliance.Model.Targets;
using Compliance.Reporting.Badges;
using Compliance.Reporting.Ctrf;
using Compliance.Reporting.Diffing;
using Compliance.Reporting.GitHub;
using Compliance.Reporting.Markdown;
using Compliance.Reporting.Text;

namespace Compliance.Tests.Reporting;

[TestFixture("tr-TR")]
[TestFixture("de-DE")]
public sealed class SmallReportsTests(string culture) : CultureFixture(culture)
{
    private static RunResults Good => Example.Run(Role.Sender, [Example.Sender().Checks[0]]);

    [Test]
    public void Markdown_shows_a_run() =>
        Golden.Check("sender.md", MarkdownSummary.Step(Example.Sender(), Example.Ledger, "out/sender.html"));

    [Test]
    public void Markdown_shows_a_table() =>
        Golden.Check(
            "table.md",
            MarkdownSummary.Table(
                [(Example.Sender(), "sender.html"), (Example.Receiver(), ""), (Good with { Footer = null }, "a b.html")],
                Example.Ledger
            )
        );

    [Test]
    public void Annotations_show_a_run() => Golden.Check("annotations.txt", GitHubAnnotations.Render(Example.Sender(), Example.Ledger));

    [Test]
    public void Ctrf_shows_a_run() => Golden.Check("sender.ctrf.json", CtrfReport.Render(Example.Sender(), Example.Ledger));

    [Test]
    public void Badges_show_a_run()
    {
        Golden.Check("badge.svg", Badge.Svg(Example.Sender(), Example.Ledger));
        Golden.Check("badge.json", Badge.Shields(Example.Sender(), Example.Ledger));
    }

    [Test]
    public void Hostile_text_makes_no_command_no_markup_and_no_row()
    {
        var run = Hostile.Run();
        var commands = GitHubAnnotations.Render(run, Example.Ledger);
        commands
            .TrimEnd('\n')
            .Split('\n')
            .Should()
            .OnlyContain(l =>
                l.StartsWith("::error title=", StringComparison.Ordinal) || l.StartsWith("::warning title=", StringComparison.Ordinal)
            );
        commands.Should().NotContainAny("\r", "\u001b", "\0");
        var markdown = MarkdownSummary.Step(run, Example.Ledger) + MarkdownSummary.Table([(run, "x) <b>|")], Example.Ledger);
        markdown.Should().NotContainAny("<script", "<img", "<b>", "\0", "\u202e");
        markdown
            .Split('\n')
            .Where(l => l.StartsWith("| ", StringComparison.Ordinal))
            .Should()
            .OnlyContain(l => l.EndsWith(" |", StringComparison.Ordinal));
        XDocument.Parse(Badge.Svg(run, Example.Ledger)).Root!.Descendants().Should().NotContain(e => e.Name.LocalName == "script");
        JsonNode.Parse(Badge.Shields(run, Example.Ledger)).Should().NotBeNull();
        JsonNode.Parse(CtrfReport.Render(run, Example.Ledger)).Should().NotBeNull();
    }

    [Test]
    public void Every_report_says_that_a_file_is_incomplete()
    {
        var cut = Good with { Footer = null };
        MarkdownSummary.Step(cut, Example.Ledger).Should().Contain("**Incomplete.**").And.NotContain("conformant");
        MarkdownSummary.Table([(cut, "")], Example.Ledger).Should().Contain("| incomplete |");
        GitHubAnnotations.Render(cut, Example.Ledger).Should().StartWith("::error title=Results are incomplete::");
        Badge.Svg(cut, Example.Ledger).Should().Contain(": incomplete</title>");
        Badge.Shields(cut, Example.Ledger).Should().Contain("\"message\":\"incomplete\"").And.Contain("\"isError\":true");
        JsonNode.Parse(CtrfReport.Render(cut, Example.Ledger))!["results"]!["summary"]!["failed"]!.GetValue<int>().Should().Be(1);
        ResultsDiff.Of(Good, cut).Text().Should().StartWith("note  The newer file is incomplete");
    }

    [Test]
    public void Ctrf_counts_match_its_tests()
    {
        foreach (var run in new[] { Example.Sender(), Example.Receiver(), Hostile.Run(), Good with { Footer = null } })
        {
            var results = JsonNode.Parse(CtrfReport.Render(run, Example.Ledger))!["results"]!;
            var tests = results["tests"]!.AsArray();
            results["summary"]!["tests"]!.GetValue<int>().Should().Be(tests.Count);
            foreach (var status in new[] { "passed", "failed", "skipped", "other" })
                results["summary"]![status]!.GetValue<int>().Should().Be(tests.Count(t => (string?)t!["status"] == status), status);
        }
    }

    [Test]
    public void A_diff_names_what_regressed_was_fixed_is_new_and_is_gone()
    {
        CheckResult Check(string name, Outcome outcome) =>
            Example.Check($"sender/a/{name}#r", "retry.5xx", Level.Must, outcome, $"{outcome} it was");
        var before = Example.Run(
            Role.Sender,
            [
                Check("worse", Outcome.Satisfied),
                Check("better", Outcome.Violated),
                Check("same", Outcome.Violated),
                Check("lost", Outcome.Satisfied),
                Check("gone", Outcome.Satisfied),
                Check("skipped", Outcome.Satisfied),
            ]
        );
        var after = Example.Run(
            Role.Sender,
            [
                Check("worse", Outcome.Violated),
                Check("better", Outcome.Satisfied),
                Check("same", Outcome.Violated),
                Check("lost", Outcome.Inconclusive),
                Check("new", Outcome.Satisfied),
                Check("skipped", Outcome.NotApplicable),
            ]
        );
        var diff = ResultsDiff.Of(before, after);
        diff.Worse.Should().BeTrue();
        diff.Text()
            .Should()
            .Be(
                "regressed  sender/a/worse#r  MUST  pass -> fail: Violated it was\n"
                    + "regressed  sender/a/lost#r  MUST  pass -> inconclusive: Inconclusive it was\n"
                    + "fixed      sender/a/better#r  MUST  fail -> pass\n"
                    + "changed    sender/a/skipped#r  MUST  pass -> skip: NotApplicable it was\n"
                    + "new        sender/a/new#r  MUST  pass\n"
                    + "gone       sender/a/gone#r  MUST  pass\n"
                    + "2 regressed, 1 fixed, 1 changed otherwise, 1 new, 1 gone, 1 the same\n"
            );
        ResultsDiff.Of(after, after).Worse.Should().BeFalse();
        ResultsDiff.Of(after, before).Regressed.Select(c => c.Id).Should().Equal("sender/a/better#r");
    }

    [Test]
    public void A_diff_warns_when_it_compares_different_things()
    {
        var other = Good with { Header = Good.Header with { Target = "x", Cases = "sha256:1", Spec = "2.0-rc.3" } };
        ResultsDiff.Of(Good, other).Warnings.Should().HaveCount(3);
        ResultsDiff.Of(Good, Good).Warnings.Should().BeEmpty();
    }

    [Test]
    public void No_report_tells_a_secret()
    {
        var run = Example.Receiver();
        foreach (
            var text in new[]
            {
                MarkdownSummary.Step(run, Example.Ledger),
                GitHubAnnotations.Render(run, Example.Ledger),
                CtrfReport.Render(run, Example.Ledger),
            }
        )
            text.Should().NotContain("s3cr3t");
    }

    [Test]
    public void Renders_the_same_twice()
    {
        foreach (var run in new[] { Example.Sender(), Hostile.Run() })
        {
            string[] All() =>
                [
                    MarkdownSummary.Step(run, Example.Ledger),
                    GitHubAnnotations.Render(run, Example.Ledger),
                    CtrfReport.Render(run, Example.Ledger),
                    Badge.Svg(run, Example.Ledger),
                ];
            All().Should().Equal(All());
        }
    }

    [TestCase("plain-1.0", "plain-1.0")]
    [TestCase("", "''")]
    [TestCase("a b", "'a b'")]
    [TestCase("$(reboot)`x`", "'$(reboot)`x`'")]
    [TestCase("it's", "$'it\\'s'")]
    [TestCase("ı\n", "$'\\304\\261\\012'")]
    public void A_shell_word_is_never_syntax(string text, string word) => Shell.Word(text).Should().Be(word);
}

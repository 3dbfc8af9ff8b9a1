using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Compliance.Model;
using Compliance.Model.Ledger;
using Compliance.Model.Results;
using Compliance.Model.Targets;
using Compliance.Reporting.Matrices;

namespace Compliance.Tests.Reporting;

[TestFixture("tr-TR")]
[TestFixture("de-DE")]
public sealed class MatrixTests(string culture) : CultureFixture(culture)
{
    private static RunResults Version(RunResults run, string target, string version) =>
        run with
        {
            Header = run.Header with { Target = target, Title = target, Version = version },
        };

    private static MatrixRun[] Runs()
    {
        var sender = Example.Sender();
        var better = Example.Run(Role.Sender, [.. sender.Checks.Where(c => c.Verdict == Verdict.Pass)]);
        return
        [
            new(Version(sender, "Prometheus", "3.10.0"), "prometheus/3.10.0/sender.html"),
            new(Version(better, "Prometheus", "3.9.1"), "prometheus/3.9.1/sender.html"),
            new(Version(better, "vmagent", "1.145.0") with { Footer = null }, ""),
            new(Example.Receiver(), "prometheus/receiver.html"),
        ];
    }

    [Test]
    public async Task Shows_two_roles_as_a_page()
    {
        var html = await Matrix.HtmlAsync(Runs(), Example.Ledger);
        Pages.Keep("matrix.html", html);
        Golden.Check(
            "matrix.html",
            Regex.Replace(html, "<style>.*?</style>|<script>.*?</script>|script-src [^;]*;", "", RegexOptions.Singleline)
        );
    }

    [Test]
    public void Shows_two_roles_as_markdown() => Golden.Check("matrix.md", Matrix.Markdown(Runs(), Example.Ledger));

    [Test]
    public void Versions_rise_by_number_and_differences_are_known()
    {
        var table = MatrixTable.Of(Runs(), Example.Ledger)[0];
        table.Columns.Select(c => c.Target + " " + c.Version).Should().Equal("Prometheus 3.9.1", "Prometheus 3.10.0", "vmagent 1.145.0");
        var rows = table.Sections.SelectMany(s => s.Rows).ToDictionary(r => r.Requirement.Id);
        rows["retry.not-4xx"].DiffersBetweenVersions.Should().BeTrue();
        rows["retry.not-4xx"].DiffersBetweenTargets.Should().BeTrue();
        rows["retry.5xx"].DiffersBetweenVersions.Should().BeFalse();
        rows["retry.5xx"].DiffersBetweenTargets.Should().BeFalse();
        rows.Should().NotContainKey("order.kept", "nothing on the wire shows it");
    }

    [Test]
    public void The_worst_check_decides_the_cell_and_is_where_it_leads()
    {
        var good = Example.Check("sender/a/b#r", "r", Level.Must, Outcome.Satisfied);
        CheckResult With(Outcome outcome, ExpectationKind expectation = ExpectationKind.None) =>
            Example.Check("sender/a/c#r", "r", Level.Must, outcome) with
            {
                Expectation = expectation,
            };
        MatrixCell.Of([]).Mark.Should().Be(CellMark.Absent);
        MatrixCell.Of([good, With(Outcome.NotApplicable)]).Mark.Should().Be(CellMark.Kept);
        MatrixCell.Of([With(Outcome.NotApplicable)]).Mark.Should().Be(CellMark.Skip);
        MatrixCell.Of([good, With(Outcome.Inconclusive)]).Mark.Should().Be(CellMark.Inconclusive);
        MatrixCell.Of([With(Outcome.Violated, ExpectationKind.Known), good]).Mark.Should().Be(CellMark.Known);
        MatrixCell.Of([With(Outcome.Inconclusive), With(Outcome.Error)]).Mark.Should().Be(CellMark.Error);
        var cell = MatrixCell.Of([good, With(Outcome.Violated), With(Outcome.Error)]);
        cell.Should().Be(new MatrixCell(CellMark.Violated, With(Outcome.Violated), 1, 3));
    }

    [Test]
    public void Every_mark_has_its_own_sign_and_one_sentence()
    {
        Enum.GetValues<CellMark>().Select(CellMarks.Sign).Should().OnlyHaveUniqueItems();
        Enum.GetValues<CellMark>()
            .Select(CellMarks.Meaning)
            .Should()
            .OnlyContain(s => s.EndsWith('.') && s.Count(c => c == '.') == 1)
            .And.OnlyHaveUniqueItems();
    }

    [Test]
    public async Task An_incomplete_run_says_so_in_its_column()
    {
        (await Matrix.HtmlAsync(Runs(), Example.Ledger)).Should().Contain("class=\"st incomplete\"");
        Matrix.Markdown(Runs(), Example.Ledger).Should().Contain("| statement | | conformant | not conformant | incomplete |");
    }

    [Test]
    public async Task Hostile_text_stays_text()
    {
        var runs = new[] { new MatrixRun(Hostile.Run(), "x\"><script>alert(1)</script>") };
        var html = await Matrix.HtmlAsync(runs, Example.Ledger);
        Regex.Matches(html, "<script").Should().ContainSingle();
        html.Should().NotContainAny("\0", "\u001b", "\u202e");
        var markdown = Matrix.Markdown(runs, Example.Ledger);
        markdown.Should().NotContainAny("<script", "<img", "\0", "\u001b");
    }

    [Test]
    public async Task Five_thousand_checks_by_twenty_targets_render()
    {
        var requirements = Enumerable
            .Range(0, 500)
            .Select(i =>
                Example.Requirement($"topic-{i / 20}.rule-{i}", Role.Sender, Level.Must, $"Rule {i} is kept.") with
                {
                    Section = $"section-{i / 20}",
                }
            );
        var ledger = new RequirementLedger("2.0-rc.4", [.. requirements]);
        var checks = Enumerable
            .Range(0, 5000)
            .Select(i =>
                Example.Check(
                    $"sender/topic/case-{i}#topic-{i / 200}.rule-{i / 10}",
                    $"topic-{i / 200}.rule-{i / 10}",
                    Level.Must,
                    (Outcome)(i * 7 % 5),
                    "said",
                    "expected"
                )
            )
            .ToImmutableArray();
        var runs = Enumerable
            .Range(0, 20)
            .Select(i => new MatrixRun(Version(Example.Run(Role.Sender, checks), $"target-{i}", "1.0"), $"target-{i}.html"))
            .ToArray();
        var watch = Stopwatch.StartNew();
        var html = await Matrix.HtmlAsync(runs, ledger);
        TestContext.Out.WriteLine($"5000 checks x 20 targets: {html.Length} characters in {watch.ElapsedMilliseconds} ms");
        Regex.Matches(html, "<td class=\"m ").Should().HaveCount(10_000);
        html.Should().Be(await Matrix.HtmlAsync(runs, ledger));
        Pages.Keep("matrix-large.html", html);
    }
}

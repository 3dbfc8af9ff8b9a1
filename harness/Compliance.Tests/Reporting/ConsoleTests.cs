using Compliance.Model.Results;
using Compliance.Reporting.Terminal;

namespace Compliance.Tests.Reporting;

[TestFixture("tr-TR")]
[TestFixture("de-DE")]
public sealed class ConsoleTests(string culture) : CultureFixture(culture)
{
    [TestCase(Verbosity.Quiet)]
    [TestCase(Verbosity.Normal)]
    [TestCase(Verbosity.Verbose)]
    public void Shows_a_sender_run(Verbosity verbosity) =>
        Golden.Check(
            $"console-{verbosity}.txt",
            ConsoleSummary.Render(Example.Sender(), Example.Ledger, new ConsoleOptions(Verbosity: verbosity, Page: "out/scorecard.html"))
        );

    [Test]
    public void Has_no_escape_sequence_unless_colour_is_asked_for()
    {
        ConsoleSummary
            .Render(Hostile.Run(), Example.Ledger, new ConsoleOptions(Verbosity: Verbosity.Verbose))
            .Should()
            .NotContain("\e")
            .And.NotContain("\0");
        ConsoleSummary.Render(Example.Sender(), Example.Ledger, new ConsoleOptions(Color: true)).Should().Contain("\e[31;1mFAIL \e[0m");
    }

    [Test]
    public void A_hostile_text_stays_on_its_line()
    {
        var text = ConsoleSummary.Check(Hostile.Run().Checks[0], color: false);
        text.Split('\n').Should().HaveCount(5);
        text.Should().NotContainAny("\r", "\u001b", "\u202e", "\u2028");
    }

    [Test]
    public void Says_that_a_file_is_incomplete_and_never_green()
    {
        var whole = Example.Run(Compliance.Model.Role.Sender, [Example.Sender().Checks[0]]);
        ConsoleSummary.Render(whole, Example.Ledger, new ConsoleOptions()).Should().Contain("conformant").And.Contain("gate must green");
        foreach (var cut in new[] { whole with { Footer = null }, whole with { Incomplete = "Two checks are missing." } })
        {
            foreach (var verbosity in Enum.GetValues<Verbosity>())
            {
                var text = ConsoleSummary.Render(cut, Example.Ledger, new ConsoleOptions(Verbosity: verbosity));
                text.Should()
                    .Contain("INCOMPLETE")
                    .And.Contain(": incomplete (")
                    .And.Contain("gate must red")
                    .And.NotContain("conformant")
                    .And.NotContain("green");
            }
        }
    }

    [Test]
    public void Counts_each_level_by_itself()
    {
        var text = ConsoleSummary.Render(Example.Sender(), Example.Ledger, new ConsoleOptions());
        text.Should().Contain("(MUST 1 of 4, SHOULD 0 of 1, ROBUST 0 of 1, observed 0 of 1)");
    }

    [Test]
    public void Progress_is_one_line_of_limited_width()
    {
        var state = new ProgressState("judging", TimeSpan.FromMilliseconds(12_340))
        {
            Done = 3,
            Of = 60,
            Unit = "lanes closed",
            Decided = 34,
            Checks = 1118,
            Failing = 2,
        };
        ProgressLine.Format(state).Should().Be("  12.3 s  judging, 3 of 60 lanes closed, 34 of 1118 checks decided, 2 failing");
        ProgressLine.Format(state with { Phase = "start\n\e[2J" }, 22).Should().Be("  12.3 s  start␊␛[2J,…");
        ProgressLine.Format(new ProgressState("starting", TimeSpan.Zero)).Should().Be("   0.0 s  starting");
    }

    [Test]
    public void Renders_the_same_twice() =>
        ConsoleSummary
            .Render(Hostile.Run(), Example.Ledger, new ConsoleOptions(Color: true, Verbosity: Verbosity.Verbose))
            .Should()
            .Be(ConsoleSummary.Render(Hostile.Run(), Example.Ledger, new ConsoleOptions(Color: true, Verbosity: Verbosity.Verbose)));

    [TestCase(60)]
    [TestCase(100)]
    public void A_narrow_terminal_breaks_lines_between_words(int width)
    {
        var options = new ConsoleOptions { Width = width };
        var checks = Example.Sender().Checks.Select(c => c with { Said = string.Join(' ', Enumerable.Repeat("seen", 60)) });
        var run = Example.Run(Compliance.Model.Role.Sender, [.. checks]);
        var lines = ConsoleSummary.Render(run, Example.Ledger, options).Split('\n');
        lines
            .Where(l => l.Contains("seen seen", StringComparison.Ordinal))
            .Should()
            .OnlyContain(l => l.Length <= width)
            .And.HaveCountGreaterThan(3);
        lines.Should().Contain(l => l.Contains("MUST", StringComparison.Ordinal));
    }
}

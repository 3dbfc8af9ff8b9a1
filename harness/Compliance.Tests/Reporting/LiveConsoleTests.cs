using Compliance.Cli.Output;
using Compliance.Model;
using Compliance.Model.Results;
using Compliance.Model.Targets;

namespace Compliance.Tests.Reporting;

/// <summary>What a run says while it goes on.</summary>
public sealed class LiveConsoleTests
{
    private static readonly CheckResult Violation = Example.Check(
        "sender/a/b#c",
        "retry.5xx",
        Level.Must,
        Outcome.Violated,
        "3 attempts",
        "one"
    );

    private static string Said(Action<LiveConsole> run, bool terminal, bool quiet = false)
    {
        using var output = new StringWriter();
        var console = new LiveConsole(output, TimeProvider.System)
        {
            Terminal = terminal,
            Quiet = quiet,
            Width = 100,
        };
        run(console);
        console.EndProgress();
        return output.ToString();
    }

    private static void Run(LiveConsole console)
    {
        console.Phase("starting");
        console.Begin(10);
        console.Decided(4);
        console.Violated(Violation);
        console.Progress(3, 8, "lanes");
        console.Phase("judging");
    }

    [Test]
    public void A_log_gets_a_line_for_each_phase_and_no_control_character() =>
        Said(Run, terminal: false).Should().Be("starting\njudging\n");

    [Test]
    public void A_terminal_gets_progress_and_a_violation_as_soon_as_it_is_certain()
    {
        var said = Said(Run, terminal: true);
        said.Should().Contain("  FAIL   sender/a/b#c  MUST\n        expected  one\n        seen      3 attempts\n");
        said.Should().Contain("judging").And.Contain("4 of 10 checks decided").And.Contain("1 failing").And.EndWith("\r\e[K");
    }

    [Test]
    public void Quiet_says_nothing() => Said(Run, terminal: true, quiet: true).Should().NotContainAny("starting", "FAIL");

    [Test]
    public void Known_failures_and_warnings_wait_for_the_summary() =>
        Said(
                console =>
                {
                    console.Violated(Violation with { Expectation = ExpectationKind.Known });
                    console.Violated(Violation with { Level = Level.Should, Verdict = Verdict.Warn });
                },
                terminal: true
            )
            .Should()
            .NotContain("sender/a/b");
}

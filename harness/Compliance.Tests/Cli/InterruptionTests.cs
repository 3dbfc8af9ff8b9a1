using System.Diagnostics;
using Compliance.Tests.Running.Launching;

namespace Compliance.Tests.Cli;

/// <summary>What happens around a run: Ctrl-C, kill -9, a reader that goes away, two runs in one folder.</summary>
[Platform("Linux")]
public sealed class InterruptionTests
{
    private readonly SuiteProgram suite = new();

    [OneTimeTearDown]
    public void RemoveFolder() => suite.Dispose();

    private static async Task<bool> Becomes(Func<bool> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!condition() && watch.Elapsed < TimeSpan.FromSeconds(60))
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        return condition();
    }

    private SuiteProgram.Running Start(string role, string temp)
    {
        suite.Environment["TMPDIR"] = Directory.CreateDirectory(Path.Combine(suite.Folder, temp)).FullName;
        var folder = role == "receiver" ? TortureTarget.Receiver(suite, "Slow") : TortureTarget.Sender(suite, "Slow");
        return suite.Start("run", "--target", folder, "--case", $"{role}/written/*,{role}/message/*", "--out", $"out-{temp}");
    }

    // The target of this run: its arguments name a folder below the temporary folder of the test, or the target's own folder.
    private List<int> Targets() =>
        [
            .. Directory
                .EnumerateDirectories("/proc")
                .Select(f => int.TryParse(Path.GetFileName(f), out var pid) ? pid : 0)
                .Where(pid => pid > 0 && ShellTarget.Lives(pid) && CommandLine(pid).Contains("prw-torture", StringComparison.Ordinal))
                .Where(pid => WorkingFolder(pid).StartsWith(suite.Folder, StringComparison.Ordinal)),
        ];

    private static string CommandLine(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/cmdline");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static string WorkingFolder(int pid) => new DirectoryInfo($"/proc/{pid}/cwd").LinkTarget ?? "";

    [TestCase("receiver")]
    [TestCase("sender")]
    public async Task Ctrl_C_ends_the_run_and_its_target_with_one_sentence(string role)
    {
        using var run = Start(role, $"interrupted-{role}");
        await run.Line();
        (await Becomes(() => Targets().Count > 0)).Should().BeTrue("the target runs");

        run.Interrupt();
        var ended = await run.End();

        ended.Code.Should().Be(4, ended.All);
        ended.Errors.Should().Be("prw-compliance: interrupted\n");
        (await Becomes(() => Targets().Count == 0)).Should().BeTrue("nothing is left running");
        Directory.EnumerateFileSystemEntries(suite.Environment["TMPDIR"], "prw-compliance-*").Should().BeEmpty();
    }

    [Test]
    public async Task What_a_killed_suite_leaves_is_ended_at_once_or_removed_by_the_next_run()
    {
        using (var run = Start("receiver", "killed"))
        {
            await run.Line();
            (await Becomes(() => Targets().Count > 0)).Should().BeTrue("the target runs");
            var scratch = Directory.GetDirectories(suite.Environment["TMPDIR"], "prw-compliance-*").Should().ContainSingle().Subject;
            if (!OperatingSystem.IsWindows())
                File.GetUnixFileMode(scratch).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

            run.Kill();
            await run.Code();
        }
        (await Becomes(() => Targets().Count == 0)).Should().BeTrue("the target dies with the suite");

        var next = await suite.Run("run", "--case", "receiver/written/samples", "--out", "out-next");

        next.Code.Should().Be(0, next.All);
        Directory.EnumerateFileSystemEntries(suite.Environment["TMPDIR"], "prw-compliance-*").Should().BeEmpty();
    }

    [Test]
    public async Task The_folder_of_a_suite_that_lives_is_left_alone()
    {
        using var run = Start("receiver", "living");
        await run.Line();
        (await Becomes(() => Directory.GetDirectories(suite.Environment["TMPDIR"], "prw-compliance-*").Length == 1)).Should().BeTrue();

        await suite.Run("run", "--case", "receiver/written/samples", "--out", "out-beside");

        Directory.GetDirectories(suite.Environment["TMPDIR"], "prw-compliance-*").Should().ContainSingle();
        run.Interrupt();
        await run.End();
    }

    [Test]
    public async Task A_reader_that_goes_away_changes_neither_results_nor_exit_code()
    {
        using var run = suite.Start("run", "--case", "receiver/written/*", "--verbose", "--out", "out-pipe");
        run.CloseOutput();

        (await run.Code()).Should().Be(0);
        suite.Read("out-pipe/builtin-reference/receiver.results.jsonl").Should().Contain("\"footer\"");
    }

    [Test]
    public async Task Two_runs_in_one_folder_leave_one_whole_result()
    {
        string[] arguments = ["run", "--role", "receiver", "--case", "receiver/written/*", "--quiet", "--out", "out-two"];
        using var one = suite.Start(arguments);
        using var two = suite.Start(arguments);
        var ends = await Task.WhenAll(one.End(), two.End());

        ends.Select(e => e.Code).Should().Equal([0, 0], ends[0].All + ends[1].All);
        var diff = await suite.Run(
            "diff",
            "out-two/builtin-reference/receiver.results.jsonl",
            "out-two/builtin-reference/receiver.results.jsonl"
        );
        diff.Code.Should().Be(0, diff.All);
    }
}

using System.Diagnostics;
using System.Text.Json;

namespace Compliance.Tests.Cli;

/// <summary>Programs that break as programs; <c>docs/torture.md</c> says what is asserted here.</summary>
[Platform("Linux,MacOsX")]
[Parallelizable(ParallelScope.Children)]
public sealed class TortureTests
{
    private static readonly string[] Receiving = ["receiver/written/*", "receiver/response/*", "receiver/samples/*"];
    private static readonly string[] Sending = ["sender/retry/server-error", "sender/message/*"];
    private readonly SuiteProgram suite = new();

    [OneTimeTearDown]
    public void RemoveFolder() => suite.Dispose();

    private async Task<SuiteProgram.Ended> Judge(string folder, string role)
    {
        var watch = Stopwatch.StartNew();
        var cases = string.Join(',', role == "receiver" ? Receiving : Sending);
        var ended = await suite.Run("run", "--target", folder, "--case", cases, "--out", $"{folder}-out");

        watch.Elapsed.Should().BeLessThan(TimeSpan.FromMinutes(2), "a broken target is not waited for without end");
        Left(folder).Should().BeEmpty("nothing is left running");
        return ended;
    }

    // A variable of the descriptor marks the program and whatever it starts.
    private static IEnumerable<string> Left(string folder)
    {
        if (!OperatingSystem.IsLinux())
            return [];
        var own = Path.GetFileName(folder);
        return Directory
            .EnumerateDirectories("/proc")
            .Select(p => Environ(p))
            .Where(e => e.Contains($"PRW_TORTURE={own}\0", StringComparison.Ordinal));
    }

    private static string Environ(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "environ"));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static Dictionary<string, int> Counts(string folder, string role)
    {
        var path = Directory.EnumerateFiles($"{folder}-out", $"{role}.results.jsonl", SearchOption.AllDirectories).Single();
        using var footer = JsonDocument.Parse(File.ReadLines(path).Last());
        return footer
            .RootElement.GetProperty("footer")
            .GetProperty("counts")
            .EnumerateObject()
            .ToDictionary(p => p.Name, p => p.Value.GetInt32());
    }

    [TestCase("receiver", "Crash", "ended before it was ready: it was ended by signal 6")]
    [TestCase("receiver", "Exit", "ended before it was ready: it ended with exit code 0")]
    [TestCase("receiver", "Unready", "was not ready within 2 s")]
    [TestCase("sender", "Crash", "ended before it was ready: it was ended by signal 6")]
    [TestCase("sender", "Exit", "ended before it was ready: it ended with exit code 0")]
    public async Task Never_running_is_an_error_of_the_launch_and_no_verdict(string role, string habit, string says)
    {
        var folder =
            role == "receiver"
                ? TortureTarget.Receiver(suite, habit, habit == "Unready" ? "2s" : "20s")
                : TortureTarget.Sender(suite, habit);

        var ended = await Judge(folder, role);

        ended.Code.Should().Be(4, ended.All);
        ended.Errors.Should().Contain(says);
    }

    [TestCase("receiver", "Plain")]
    [TestCase("receiver", "Flood")]
    [TestCase("receiver", "Deaf")]
    [TestCase("sender", "Plain")]
    [TestCase("sender", "Flood")]
    [TestCase("sender", "Deaf")]
    public async Task A_log_without_end_or_a_deaf_ear_changes_no_verdict(string role, string habit)
    {
        var folder = role == "receiver" ? TortureTarget.Receiver(suite, habit) : TortureTarget.Sender(suite, habit);

        var ended = await Judge(folder, role);

        ended.Code.Should().Be(0, ended.All);
        Counts(folder, role).Keys.Should().NotContain(["fail", "warn", "error", "inconclusive"]);
    }

    [TestCase("receiver", "Die")]
    [TestCase("receiver", "Slow")]
    [TestCase("receiver", "Closing")]
    [TestCase("receiver", "Restart")]
    [TestCase("sender", "Die")]
    [TestCase("sender", "Slow")]
    public async Task Failing_in_the_middle_is_red_and_never_conformant(string role, string habit)
    {
        var folder = role == "receiver" ? TortureTarget.Receiver(suite, habit) : TortureTarget.Sender(suite, habit);

        var ended = await Judge(folder, role);
        TestContext.Out.WriteLine(ended.All);

        ended.Code.Should().Be(1, ended.All);
    }

    [Test]
    public async Task A_sender_that_restarts_is_judged_by_what_it_forgot()
    {
        var folder = TortureTarget.Sender(suite, "Restart");

        var ended = await Judge(folder, "sender");

        ended.Code.Should().BeLessThanOrEqualTo(1, ended.All);
        Counts(folder, "sender").Keys.Should().NotContain("error").And.Contain("pass");
    }
}

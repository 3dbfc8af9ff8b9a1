using System.Diagnostics;
using System.Text.Json;
using Compliance.Model.Evidence;

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

    private static string ResultsOf(string folder, string role) =>
        Directory.EnumerateFiles($"{folder}-out", $"{role}.results.jsonl", SearchOption.AllDirectories).Single();

    private static Dictionary<string, int> Counts(string folder, string role)
    {
        using var footer = JsonDocument.Parse(File.ReadLines(ResultsOf(folder, role)).Last());
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
    [TestCase("sender", "Unready", "was not ready within 2 s")]
    public async Task Never_running_is_an_error_of_the_launch_and_no_verdict(string role, string habit, string says)
    {
        var ended = await Judge(Folder(role, habit), role);

        ended.Code.Should().Be(4, ended.All);
        ended.Errors.Should().Contain(says);
    }

    [TestCase("receiver", "Plain", 0, "fail warn error inconclusive")]
    [TestCase("receiver", "Flood", 0, "fail warn error inconclusive")]
    [TestCase("receiver", "Deaf", 0, "fail warn error inconclusive")]
    [TestCase("receiver", "Die", 1, "")]
    [TestCase("receiver", "Slow", 1, "pass")]
    [TestCase("receiver", "Closing", 1, "")]
    [TestCase("receiver", "Restart", 1, "")]
    [TestCase("sender", "Plain", 0, "fail warn error inconclusive")]
    [TestCase("sender", "Flood", 0, "fail warn error inconclusive")]
    [TestCase("sender", "Deaf", 0, "fail warn error inconclusive")]
    [TestCase("sender", "Die", 1, "fail")]
    [TestCase("sender", "Slow", 1, "pass fail")]
    public async Task A_run_that_ends_has_the_documented_verdict(string role, string habit, int code, string never)
    {
        var folder = Folder(role, habit);

        var ended = await Judge(folder, role);

        ended.Code.Should().Be(code, ended.All);
        Counts(folder, role).Keys.Should().NotIntersectWith(never.Split(' '));
    }

    [Test]
    public async Task A_sender_that_restarts_is_judged_by_what_it_forgot()
    {
        var folder = Folder("sender", "Restart");

        var ended = await Judge(folder, "sender");

        ended.Code.Should().Be(1, ended.All);
        ended.Output.Should().MatchRegex(@"FAIL +sender/retry/server-error\[\d+\]#retry\.5xx ").And.Contain("were never accepted");
        Counts(folder, "sender").Keys.Should().Contain("pass").And.NotContain(["error", "inconclusive", "warn"]);
    }

    [Test]
    public async Task A_sender_that_closes_in_the_middle_of_requests_is_judged_by_those_that_arrived()
    {
        var folder = Folder("sender", "Closing");

        var ended = await Judge(folder, "sender");

        ended.Code.Should().Be(0, ended.All);
        Counts(folder, "sender").Keys.Should().NotIntersectWith(["fail", "warn", "error", "inconclusive"]);
        (await File.ReadAllTextAsync(ResultsOf(folder, "sender"))).Should().Contain(Exchange.BodyBrokeOff);
    }

    private string Folder(string role, string habit)
    {
        var ready = habit == "Unready" ? "2s" : "20s";
        return role == "receiver" ? TortureTarget.Receiver(suite, habit, ready) : TortureTarget.Sender(suite, habit, ready);
    }
}

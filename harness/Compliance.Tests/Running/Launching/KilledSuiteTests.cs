using System.Diagnostics;

namespace Compliance.Tests.Running.Launching;

/// <summary>A suite that is killed with SIGKILL takes its targets with it. The suite is played by a second run of this assembly.</summary>
[Platform("Linux")]
public sealed class KilledSuiteTests
{
    private const string PidFile = "PRW_TEST_KILLED_SUITE_PIDS";

    [Test, Explicit("Started by the test below in a process of its own.")]
    public async Task Starts_a_target_and_waits_to_be_killed()
    {
        var file = Environment.GetEnvironmentVariable(PidFile);
        if (file is null)
            Assert.Ignore("not started by the test below");
        using var shell = new ShellTarget();
        const string script = "sleep 61 & echo pid $!; echo pid $$; echo ready; wait";
        await using var instance = await shell.Start(ShellTarget.Descriptor(script, ShellTarget.LogLine("ready")));
        var pids = ShellTarget.Pids(instance.LogTail(10)).Prepend(Environment.ProcessId);
        await File.WriteAllTextAsync(file + ".new", string.Concat(pids.Select(p => FormattableString.Invariant($"pid {p}\n"))));
        File.Move(file + ".new", file!);
        await Task.Delay(TimeSpan.FromSeconds(30));
    }

    [Test]
    public async Task Targets_end_when_the_suite_is_killed()
    {
        using var shell = new ShellTarget();
        var file = Path.Combine(shell.NewFolder(), "pids");
        var filter = $"FullyQualifiedName={typeof(KilledSuiteTests).FullName}.{nameof(Starts_a_target_and_waits_to_be_killed)}";
        using var run = Process.Start(
            new ProcessStartInfo("dotnet", ["vstest", typeof(KilledSuiteTests).Assembly.Location, $"--TestCaseFilter:{filter}"])
            {
                Environment = { [PidFile] = file },
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        _ = run.StandardOutput.ReadToEndAsync();
        _ = run.StandardError.ReadToEndAsync();
        (await Becomes(() => File.Exists(file), TimeSpan.FromSeconds(60))).Should().BeTrue("the second run starts its target");
        var pids = ShellTarget.Pids(await File.ReadAllTextAsync(file));
        pids.Should().HaveCount(3).And.OnlyContain(pid => ShellTarget.Lives(pid));

        using (var suite = Process.GetProcessById(pids[0]))
            suite.Kill();

        (await Becomes(() => pids.All(pid => !ShellTarget.Lives(pid)), TimeSpan.FromSeconds(5)))
            .Should()
            .BeTrue("nothing outlives the suite");
        await run.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static async Task<bool> Becomes(Func<bool> condition, TimeSpan within)
    {
        var watch = Stopwatch.StartNew();
        while (!condition() && watch.Elapsed < within)
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        return condition();
    }
}

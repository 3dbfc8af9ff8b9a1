using System.Diagnostics;
using Compliance.Model;
using Compliance.Model.Targets;
using Compliance.Running.Launching;

namespace Compliance.Tests.Running.Launching;

[Platform("Linux")]
public sealed class ProcessLaunchTests
{
    private readonly ShellTarget shell = new();

    [OneTimeTearDown]
    public void RemoveFolders() => shell.Dispose();

    [Test]
    public async Task Starts_a_program_and_ends_it()
    {
        var instance = await shell.Start(ShellTarget.Descriptor("echo pid $$; echo ready >&2; sleep 60", ShellTarget.LogLine("^ready$")));
        var pid = ShellTarget.Pids(instance.LogTail(10)).Single();

        instance.Via.Should().Be("process");
        instance.Exited.IsCompleted.Should().BeFalse();
        ShellTarget.Lives(pid).Should().BeTrue();
        await instance.DisposeAsync();
        ShellTarget.Lives(pid).Should().BeFalse();
        await instance.Exited.WaitAsync(TimeSpan.FromSeconds(10)); // told by another thread, so perhaps a moment later
    }

    [Test]
    public async Task Says_that_a_target_did_not_get_ready_and_leaves_nothing_running()
    {
        var folder = shell.NewFolder();
        var script = $"echo pid $$ | tee {folder}/pid; echo still warming up; sleep 60";
        var start = () => shell.Start(ShellTarget.Descriptor(script, ShellTarget.LogLine("^ready$", 0.5)));

        var error = (await start.Should().ThrowAsync<TargetException>()).Which;

        error.Fault.Should().Be(TargetFault.NotReady);
        error.LogTail.Should().Contain("still warming up");
        ShellTarget.Lives(ShellTarget.Pids(File.ReadAllText($"{folder}/pid")).Single()).Should().BeFalse();
    }

    [TestCase("echo bad flag >&2; exit 3", "exit code 3")]
    [TestCase("echo bad flag >&2; exit 0", "exit code 0")]
    [TestCase("echo bad flag >&2; kill -SEGV $$", "signal 11")]
    public async Task Says_that_a_target_ended_at_once_with_its_last_words(string script, string how)
    {
        var watch = Stopwatch.StartNew();
        var start = () => shell.Start(ShellTarget.Descriptor(script, ShellTarget.LogLine("^ready$")));

        var error = (await start.Should().ThrowAsync<TargetException>()).Which;

        error.Fault.Should().Be(TargetFault.Died);
        error.Message.Should().Contain(how);
        error.LogTail.Should().Contain("bad flag");
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(5), "an end is noticed and not waited out");
    }

    [Test]
    public async Task Tells_when_a_target_ends_later()
    {
        await using var instance = await shell.Start(
            ShellTarget.Descriptor("echo ready; sleep 0.3; echo oops; exit 7", ShellTarget.LogLine("ready"))
        );

        var how = await instance.Exited.WaitAsync(TimeSpan.FromSeconds(10));

        how.Should().Contain("exit code 7");
        instance.LogTail(1).Should().Be("oops");
    }

    [Test]
    public async Task A_flood_of_output_is_bounded()
    {
        const string flood = "echo ready; while :; do head -c 100000 /dev/zero | tr '\\0' x; seq 1 2000; done";
        await using var instance = await shell.Start(ShellTarget.Descriptor(flood, ShellTarget.LogLine("ready")));
        await Task.Delay(TimeSpan.FromSeconds(1));

        var log = instance.LogTail(int.MaxValue);

        log.Split('\n').Length.Should().BeLessThanOrEqualTo(2000);
        log.Length.Should().BeLessThan(2000 * 4097);
        log.Split('\n').Max(l => l.Length).Should().BeLessThanOrEqualTo(4096);
    }

    [Test]
    public async Task A_target_that_ignores_being_asked_is_killed()
    {
        var target = ShellTarget.Descriptor(
            "trap '' TERM INT HUP; echo pid $$; echo ready; while :; do sleep 1; done",
            ShellTarget.LogLine("ready")
        );
        var instance = await shell.Start(target);
        var pid = ShellTarget.Pids(instance.LogTail(10)).Single();

        await instance.DisposeAsync();

        ShellTarget.Lives(pid).Should().BeFalse();
    }

    [Test]
    public async Task A_target_may_be_asked_first()
    {
        var folder = shell.NewFolder();
        var script = $"trap 'echo goodbye > {folder}/goodbye; exit 0' TERM; echo ready; while :; do sleep 0.05; done";
        var instance = await shell.Start(ShellTarget.Descriptor(script, ShellTarget.LogLine("ready"), kill: false));

        await instance.DisposeAsync();

        File.ReadAllText($"{folder}/goodbye").Should().Be("goodbye\n");
    }

    [TestCase("sleep 60 & echo pid $!; echo ready; wait")]
    [TestCase("setsid sh -c 'echo pid $$; exec sleep 60' & sleep 0.3; echo ready; wait")]
    [TestCase("(setsid sh -c 'echo pid $$; exec sleep 60' &) ; sleep 0.3; echo ready; sleep 60")]
    public async Task Grandchildren_end_with_the_target(string script)
    {
        var instance = await shell.Start(ShellTarget.Descriptor(script, ShellTarget.LogLine("ready")));
        var pid = ShellTarget.Pids(instance.LogTail(10)).Single();
        ShellTarget.Lives(pid).Should().BeTrue();

        await instance.DisposeAsync();

        ShellTarget.Lives(pid).Should().BeFalse();
    }

    [Test]
    public async Task A_grandchild_that_holds_the_output_open_does_not_hide_the_end()
    {
        await using var instance = await shell
            .Start(ShellTarget.Descriptor("echo ready; setsid sleep 60 & sleep 0.3; exit 5", ShellTarget.LogLine("ready")))
            .WaitAsync(TimeSpan.FromSeconds(10));

        (await instance.Exited.WaitAsync(TimeSpan.FromSeconds(5))).Should().Contain("exit code 5");
    }

    [Test]
    public async Task Reads_the_version_that_the_program_prints()
    {
        var target = ShellTarget.Descriptor("echo ready; sleep 60", ShellTarget.LogLine("ready")) with
        {
            Version = new VersionProbe(["-c", "echo shell, version 9.8.7 built by hand >&2"], null, "version ([^ ]+)"),
        };
        await using var instance = await shell.Start(target);

        instance.Version.Should().Be("9.8.7");
    }

    [Test]
    public async Task Says_which_program_is_missing()
    {
        var target = ShellTarget.Descriptor("") with
        {
            Launch = new LaunchOptions(
                new ProcessLaunch("prw-no-such-program", [], System.Collections.Immutable.ImmutableDictionary<string, string>.Empty),
                null,
                false
            ),
        };
        var start = () => new Launcher(TimeProvider.System).Start(shell.Request(target) with { Via = null }, CancellationToken.None);

        var error = (await start.Should().ThrowAsync<TargetException>()).Which;

        error.Fault.Should().Be(TargetFault.NotFound);
        error.Message.Should().Contain("prw-no-such-program");
    }

    [Test]
    public async Task The_target_is_in_no_session_of_ours_and_is_known_while_it_runs()
    {
        var before = RunningTargets.Count;
        var instance = await shell.Start(ShellTarget.Descriptor("echo pid $$; echo ready; sleep 60", ShellTarget.LogLine("ready")));
        var pid = ShellTarget.Pids(instance.LogTail(10)).Single();

        File.ReadAllText($"/proc/{pid}/stat").Split(") ")[1].Split(' ')[3].Should().Be($"{pid}", "it leads its own session");
        RunningTargets.Count.Should().BeGreaterThan(before);
        await instance.DisposeAsync();
        RunningTargets.Count.Should().Be(before);
    }

    [Test]
    public async Task A_cancelled_start_leaves_nothing_running()
    {
        var folder = shell.NewFolder();
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(400));
        var target = ShellTarget.Descriptor($"echo pid $$ > {folder}/pid; sleep 60", ShellTarget.LogLine("ready"));
        var start = () => new Launcher(TimeProvider.System).Start(shell.Request(target), cancellation.Token);

        await start.Should().ThrowAsync<OperationCanceledException>();

        ShellTarget.Lives(ShellTarget.Pids(File.ReadAllText($"{folder}/pid")).Single()).Should().BeFalse();
    }
}

using System.Collections.Immutable;
using System.Net;
using Compliance.Model;
using Compliance.Model.Targets;
using Compliance.Tests.Running.Receiving;

namespace Compliance.Tests.Running.Launching;

/// <summary>Targets made of several processes, and those that are prepared by calls.</summary>
public sealed class PartTests
{
    private readonly ShellTarget shell = new();

    [OneTimeTearDown]
    public void RemoveFolders() => shell.Dispose();

    private static ProcessLaunch Sh(string script) => new("sh", ["-c", script], ImmutableDictionary<string, string>.Empty);

    private static TargetDescriptor WithPart(string main, string part, ReadyCheck? ready = null)
    {
        var target = ShellTarget.Descriptor(main, ready);
        return target with
        {
            Launch = target.Launch with { Process = target.Launch.Process! with { Parts = [new ProcessPart("second", Sh(part))] } },
        };
    }

    [Test]
    public async Task Parts_see_each_other_by_name_and_port_and_write_one_log()
    {
        var target = WithPart(
            "echo main at {{part.main}}:{{port.web}}; sleep 60",
            "echo sees {{part.main}}:{{port.web}}, is {{part.second}}:{{port.other}}; sleep 60",
            ShellTarget.LogLine("sees")
        );

        await using var instance = await shell.Start(target);

        var port = instance.Write!.Port;
        instance.LogTail(10).Should().Contain($"main at 127.0.0.1:{port}").And.Contain($"[second] sees 127.0.0.1:{port}, is 127.0.0.1:");
    }

    [Test]
    public async Task The_end_of_a_part_is_the_end_of_the_target_and_all_parts_go_with_it()
    {
        int pid;
        await using (var instance = await shell.Start(WithPart("echo pid $$; sleep 60", "sleep 0.3; exit 3", ShellTarget.LogLine("pid"))))
        {
            pid = ShellTarget.Pids(instance.LogTail(10)).Single();
            (await instance.Exited.WaitAsync(TimeSpan.FromSeconds(20))).Should().Be("its part second ended: it ended with exit code 3");
        }
        ShellTarget.Lives(pid).Should().BeFalse();
    }

    [Test]
    public async Task A_part_whose_program_is_missing_is_named()
    {
        var target = ShellTarget.Descriptor("sleep 60");
        target = target with
        {
            Launch = target.Launch with
            {
                Process = target.Launch.Process! with
                {
                    Parts = [new ProcessPart("query", new ProcessLaunch("no-such-program", [], ImmutableDictionary<string, string>.Empty))],
                },
            },
        };

        var start = () => shell.Start(target);

        (await start.Should().ThrowAsync<TargetException>())
            .Which.Message.Should()
            .Be(
                "shell cannot be launched as a process: there is no program 'no-such-program' for its part query; install it or set launch.process.parts.query.command."
            );
    }

    [Test]
    public async Task A_call_that_prepares_is_repeated_until_it_is_answered_2xx()
    {
        var tries = 0;
        using var api = new CannedApi(_ => (++tries < 3 ? 503 : 200, "{}"));

        await using var instance = await shell.Start(Prepared(Call(new Uri(api.Url, "/create?x={{version}}"), "{\"a\": \"{{version}}\"}")));

        api.Requests.Should().HaveCount(3);
        api.Requests.Last().Should().StartWith("POST /create?x=1.2.3 HTTP/1.1\r\n").And.Contain("X-Key: abc");
    }

    [Test]
    public async Task A_call_that_is_never_answered_2xx_ends_the_launch_with_what_it_was_answered()
    {
        using var api = new CannedApi(_ => (500, "no disk"));

        var start = () => shell.Start(Prepared(Call(new Uri(api.Url, "/create"), "") with { Within = TimeSpan.FromMilliseconds(300) }));

        (await start.Should().ThrowAsync<TargetException>())
            .Which.Should()
            .Match<TargetException>(e =>
                e.Fault == TargetFault.NotReady
                && e.Message
                    == $"shell could not be prepared within 0.3 s: POST {new Uri(api.Url, "/create")} was answered 500 no disk. Check 'prepare' in its target.yaml."
            );
    }

    [Test]
    public async Task A_secret_that_a_call_needs_and_that_is_missing_is_asked_for()
    {
        using var api = new CannedApi(_ => (200, ""));
        var call = Call(new Uri(api.Url, "/"), "") with { Headers = ImmutableDictionary<string, string>.Empty.Add("A", "${PRW_NOT_SET}") };

        var start = () => shell.Start(Prepared(call));

        (await start.Should().ThrowAsync<UsageException>())
            .Which.Message.Should()
            .Be("Set the environment variable PRW_NOT_SET: the target's headers need it.");
    }

    private static TargetDescriptor Prepared(PrepareCall call) => ShellTarget.Descriptor("sleep 60") with { Prepare = [call] };

    private static PrepareCall Call(Uri url, string body) =>
        new(
            "POST",
            Uri.UnescapeDataString(url.AbsoluteUri),
            ImmutableDictionary<string, string>.Empty.Add("X-Key", "abc"),
            body,
            TimeSpan.FromSeconds(10)
        );
}

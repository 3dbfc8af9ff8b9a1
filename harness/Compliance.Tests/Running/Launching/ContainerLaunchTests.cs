using System.Collections.Immutable;
using System.Diagnostics;
using Compliance.Model;
using Compliance.Model.Targets;
using Compliance.Running.Launching;

namespace Compliance.Tests.Running.Launching;

public sealed class ContainerLaunchTests
{
    private const string Version = "3.5.3";
    private readonly ShellTarget folders = new();

#if TESTCONTAINERS
    [OneTimeSetUp]
    public void UseTestcontainers() => Compliance.Testcontainers.TestcontainersLauncher.Use();
#endif

    [OneTimeTearDown]
    public void RemoveFolders() => folders.Dispose();

    private static string Docker(params string[] arguments)
    {
        using var docker = Process.Start(new ProcessStartInfo("docker", arguments) { RedirectStandardOutput = true })!;
        var output = docker.StandardOutput.ReadToEnd();
        docker.WaitForExit();
        return output;
    }

    /// <summary>Containers that this process started; other suites may run beside it.</summary>
    private static List<string> Ours() =>
        [
            .. Docker("ps", "--all", "--filter", "label=prw-compliance", "--format", "{{.ID}} {{.Label \"prw-compliance.owner\"}}")
                .Split('\n')
                .Where(l => l.Contains($"-{Environment.ProcessId}-", StringComparison.Ordinal))
                .Select(l => l.Split(' ')[0]),
        ];

    // Ends the test where there is no engine or no image.
    private static Task Engine() => RealPrograms.Need(RealPrograms.Descriptor("prometheus"), Version, "container");

    private async Task<IInstance> Start(TargetDescriptor target, string version = Version)
    {
        await Engine();
        var request = folders.Request(target) with { Via = "container", Version = version };
        return await new Launcher(TimeProvider.System).Start(request, CancellationToken.None);
    }

    [Test]
    public async Task A_container_is_gone_after_its_instance()
    {
        var instance = await Start(RealPrograms.Descriptor("prometheus"));
        Ours().Should().ContainSingle();
        instance.LogTail(100).Should().Contain("Server is ready");

        await instance.DisposeAsync();

        instance.Exited.IsCompleted.Should().BeTrue();
        Ours().Should().BeEmpty();
    }

    [Test]
    public async Task A_container_that_ends_at_once_says_why()
    {
        var wrong = RealPrograms.Descriptor("prometheus", "launch.container.args.0=--no-such-flag");
        await Engine();
        var start = () => Start(wrong);

        var error = (await start.Should().ThrowAsync<TargetException>()).Which;

        error.Fault.Should().Be(TargetFault.Died);
        error.LogTail.Should().Contain("no-such-flag");
    }

    [Test]
    public async Task Parts_are_containers_on_a_network_of_their_own_and_all_go_together()
    {
        var target = RealPrograms.Descriptor("prometheus");
        var main = target.Launch.Container!;
        var second = main with
        {
            Ports = ImmutableDictionary<string, int>.Empty.Add("other", 9191),
            // The folder of the run holds the configuration; it names the first part by its name on the network.
            Args =
            [
                "--config.file={{dir}}/prometheus.yml",
                "--storage.tsdb.path=/prometheus",
                "--web.listen-address={{part.second}}:{{port.other}}",
            ],
        };
        target = target with
        {
            Launch = target.Launch with { Container = main with { Parts = [new ContainerPart("second", second)] } },
            Prepare =
            [
                new PrepareCall(
                    "GET",
                    "http://{{host}}:{{port.other}}/-/ready",
                    ImmutableDictionary<string, string>.Empty,
                    "",
                    TimeSpan.FromSeconds(30)
                ),
            ],
        };

        var instance = await Start(target);
        Ours().Should().HaveCount(2);
        instance.LogTail(200).Should().Contain("[second] ").And.Contain("Server is ready");
        await instance.DisposeAsync();

        Ours().Should().BeEmpty();
        Docker("network", "ls", "--filter", "label=prw-compliance.owner", "--format", "{{.Label \"prw-compliance.owner\"}}")
            .Should()
            .NotContain($"-{Environment.ProcessId}-");
    }

    [Test]
    public async Task A_container_that_is_removed_ends_its_instance()
    {
        await using var instance = await Start(RealPrograms.Descriptor("prometheus"));
        Docker("kill", Ours().Single());

        (await instance.Exited.WaitAsync(TimeSpan.FromSeconds(10))).Should().Contain("signal 9");
    }

    [Test]
    public async Task An_image_that_is_nowhere_is_named_with_who_must_act()
    {
        var nowhere = RealPrograms.Descriptor("prometheus", "launch.container.image=prw-compliance-no-such-image:v{{version}}");
        await Engine();
        var start = () => Start(nowhere, "0.0.1");

        var error = (await start.Should().ThrowAsync<TargetException>()).Which;

        error.Fault.Should().Be(TargetFault.NotFound);
        error.Message.Should().Contain("prw-compliance-no-such-image:v0.0.1").And.Contain("must pull or build it");
    }
}

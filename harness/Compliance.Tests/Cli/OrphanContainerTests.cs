using System.Diagnostics;
using Compliance.Running.Launching;
using Compliance.Tests.Running.Launching;

namespace Compliance.Tests.Cli;

/// <summary>Containers of a suite that died are removed by the next one that uses the engine; those of a living one are not its business.</summary>
[Platform("Linux")]
public sealed class OrphanContainerTests
{
    private const string Image = "prom/prometheus:v3.5.3";
    private readonly SuiteProgram suite = new();
    private readonly List<string> made = [];

    [OneTimeTearDown]
    public void RemoveAll()
    {
        foreach (var container in made)
            Docker("rm", "--force", container);
        suite.Dispose();
    }

    private static string Docker(params string[] arguments)
    {
        using var docker = Process.Start(
            new ProcessStartInfo("docker", arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        var output = docker.StandardOutput.ReadToEnd();
        docker.WaitForExit();
        return output.Trim();
    }

    // The owner's name holds the space of process ids, the process id and its start.
    private static string Ended()
    {
        using var brief = Process.Start("true");
        brief.WaitForExit();
        var fields = Owner.Self.Split('-');
        return $"{fields[0]}-{brief.Id}-{fields[2]}";
    }

    private string Container(string owner)
    {
        made.Add(Docker("create", "--label", $"prw-compliance.owner={owner}", Image));
        return made[^1];
    }

    [Test]
    public async Task Orphans_are_removed_and_containers_of_the_living_stay()
    {
        await RealPrograms.Need(RealPrograms.Descriptor("prometheus"), "3.5.3", "container");
        var (orphan, living, foreign) = (Container(Ended()), Container(Owner.Self), Container("another-host-0"));

        // The image is nowhere, so nothing is started; the engine is looked at first.
        var ended = await suite.Run(
            "run",
            "--target",
            "prometheus",
            "--role",
            "receiver",
            "--via",
            "container",
            "--set",
            "launch.container.image=prw-compliance-no-such-image:v1"
        );

        ended.Code.Should().Be(4, ended.All);
        var left = Docker("ps", "--all", "--no-trunc", "--format", "{{.ID}}");
        left.Should().NotContain(orphan).And.Contain(living).And.Contain(foreign);
    }
}

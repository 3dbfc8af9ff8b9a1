using Compliance.Cases;
using Compliance.Cases.Targets;
using Compliance.Model;
using Compliance.Model.Targets;
using Compliance.Running.Launching;

namespace Compliance.Tests.Running.Launching;

/// <summary>The target folders of the repository, and the real programs on this machine.</summary>
internal static class RealPrograms
{
    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = Find();

    public static TargetDescriptor Descriptor(string name, params string[] overrides)
    {
        var capabilities = Path.Combine(Root, "cases", "capabilities.yaml");
        return TargetLoader.Load(
            name,
            Path.Combine(Root, "targets", name, "target.yaml"),
            File.ReadAllText(Path.Combine(Root, "targets", name, "target.yaml")),
            overrides: overrides.Select(TargetOverride.Parse),
            capabilities: CapabilityLoader.Load("cases/capabilities.yaml", File.ReadAllText(capabilities))
        );
    }

    /// <summary>Ends the test, as ignored or, with PRW_REQUIRE_REAL=1, as failed.</summary>
    public static void Missing(string what)
    {
        if (Environment.GetEnvironmentVariable("PRW_REQUIRE_REAL") == "1")
            Assert.Fail($"{what}, and PRW_REQUIRE_REAL asks for it");
        Assert.Ignore($"{what}; .ci/real-targets.sh and .ci/docker-engine.sh bring it");
    }

    /// <summary>Ends the test where the target cannot be launched so.</summary>
    public static async Task Need(TargetDescriptor target, string version, string via)
    {
        var only = target.Launch with
        {
            Endpoint = false,
            Process = via == "process" ? target.Launch.Process : null,
            Container = via == "container" ? target.Launch.Container : null,
        };
        try
        {
            await Launcher.Choose(target with { Launch = only }, version, null, CancellationToken.None);
        }
        catch (TargetException missing) when (missing.Fault == TargetFault.NotFound)
        {
            Missing(missing.Message);
        }
    }

    private static string Find()
    {
        var folder = TestContext.CurrentContext.TestDirectory;
        while (!File.Exists(Path.Combine(folder, "Compliance.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("the tests do not run inside the repository");
        return folder;
    }
}

using Compliance.Cases;
using Compliance.Cases.Targets;

namespace Compliance.Tests.Cases;

/// <summary>The files that the suite ships with are right.</summary>
public sealed class SuiteFilesTests
{
    [Test]
    public void The_capabilities_of_the_suite_load()
    {
        var path = SuiteFolder.File("cases/capabilities.yaml");

        CapabilityLoader
            .Load("cases/capabilities.yaml", File.ReadAllText(path))
            .Select(c => c.Name)
            .Should()
            .Contain([
                "message.v1",
                "message.v2",
                "native-histograms",
                "custom-buckets",
                "exemplars",
                "metadata",
                "start-timestamp",
                "stale-markers",
            ])
            .And.Contain(["fallback-to-v1", "out-of-order", "read.promql", "read.exemplars", "read.metadata", "custom-headers", "scrapes"])
            .And.Contain(["service-discovery", "recording-rules", "http2"]);
    }

    [Test]
    public void Its_cases_have_no_mistakes() => CaseLint.Run(new Files()).Select(e => e.Message).Should().BeEmpty();

    [TestCaseSource(typeof(SpecVersions), nameof(SpecVersions.Order))]
    public void Its_cases_load_under_every_version_with_tags_of_their_own(string spec)
    {
        var library = CaseLibrary.Load(new Files(), spec);

        library.Cases.Should().NotBeEmpty().And.OnlyHaveUniqueItems(c => c.Id);
        var tags = library.Cases.Select(c => ExpansionContext.Dummy.Tag(c.Id));
        tags.Should().OnlyHaveUniqueItems();
    }

    [TestCaseSource(nameof(Targets))]
    public void Its_targets_load(string name)
    {
        var known = SuiteFolder.File($"targets/{name}/known.yaml");
        var capabilities = CapabilityLoader.Load("cases/capabilities.yaml", File.ReadAllText(SuiteFolder.File("cases/capabilities.yaml")));

        var target = TargetLoader.Load(
            name,
            $"targets/{name}/target.yaml",
            File.ReadAllText(SuiteFolder.File($"targets/{name}/target.yaml")),
            File.Exists(known) ? File.ReadAllText(known) : null,
            capabilities: capabilities
        );

        target.Capabilities.Should().HaveCount(capabilities.Length);
        string[] templates =
        [
            .. target.Sender?.Config.Values ?? [],
            .. target.Sender?.LaneConfig.Values ?? [],
            .. target.Receiver?.Config.Values ?? [],
        ];
        foreach (var template in templates)
            File.Exists(SuiteFolder.File($"targets/{name}/{template}")).Should().BeTrue(template);
    }

    private static IEnumerable<string> Targets() =>
        Directory
            .EnumerateDirectories(SuiteFolder.File("targets"))
            .Where(d => File.Exists(Path.Combine(d, "target.yaml")))
            .Select(d => Path.GetFileName(d)!);

    private sealed class Files : ICaseFiles
    {
        private static readonly string Folder = SuiteFolder.File("cases");

        public IEnumerable<string> Paths() =>
            Directory
                .EnumerateFiles(Folder, "*.y*ml", SearchOption.AllDirectories)
                .Select(p => Path.GetRelativePath(Folder, p).Replace('\\', '/'));

        public string Read(string path) => File.ReadAllText(Path.Combine(Folder, path));
    }
}

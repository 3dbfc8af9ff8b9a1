namespace Compliance.Tests.Cli;

/// <summary>Every command of the documents is run, except those marked as needing real programs.</summary>
[Platform("Linux,MacOsX")]
[TestFixture]
internal sealed class DocumentationTests
{
    private readonly SuiteProgram suite = new();

    [OneTimeSetUp]
    public void PretendToBeTheRepository() => Repository.Pretend(suite);

    [OneTimeTearDown]
    public void RemoveFolder() => suite.Dispose();

    private static IEnumerable<Documents.Command> Runnable() => Documents.Commands().Where(c => !c.Real).DistinctBy(c => c.Line);

    [TestCaseSource(nameof(Runnable))]
    public async Task Commands_in_the_documents_work(Documents.Command command)
    {
        var path = $"{Path.Combine(suite.Folder, "bin")}:{Environment.GetEnvironmentVariable("PATH")}";

        var ended = await Shell.Run(suite.Folder, command.Line, [new("PATH", path)]);

        ended.Code.Should().Be(0, ended.All);
    }

    [Test]
    public void There_are_commands_in_the_documents()
    {
        Runnable().Select(c => c.File).Should().Contain(["README.md", "CONTRIBUTING.md", Path.Combine("docs", "vendors.md")]);
        Documents.Commands().Should().Contain(c => c.Real);
    }

    [Test]
    public void Links_between_the_documents_lead_somewhere()
    {
        foreach (
            var file in Directory
                .EnumerateFiles(Repository.Root, "*.md")
                .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md"))
        )
        {
            foreach (var link in Links(File.ReadAllText(file)))
                Path.Exists(Path.Combine(Path.GetDirectoryName(file)!, link)).Should().BeTrue("{0} links to {1}", file, link);
        }
    }

    private static IEnumerable<string> Links(string text) =>
        System.Text.RegularExpressions.Regex.Matches(text, @"\]\((?!https?://|#)([^)#\s]+)").Select(m => m.Groups[1].Value);
}

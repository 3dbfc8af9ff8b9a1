using Compliance.Cases;
using Compliance.Cli.Documents;
using Compliance.Cli.Report;
using Compliance.Cli.Suite;
using Compliance.Reporting.Publishing;

namespace Compliance.Tests.Reporting;

/// <summary>What is generated and committed is what the generator makes now.</summary>
public sealed class GeneratedPagesTests
{
    private static readonly CaseLibrary Library = CaseLibrary.Load(new DiskCaseFiles(SuiteFolder.Path("cases")), SpecVersions.Default);

    [TestCase("catalogue.md")]
    [TestCase("coverage.md")]
    public void Pages_about_the_cases_are_current(string name)
    {
        var now = DocsVerb.Pages(Library).Single(p => p.Name == name).Text;
        var path = SuiteFolder.Path($"docs/{name}");
        (File.Exists(path) && File.ReadAllText(path) == now)
            .Should()
            .BeTrue($"docs/{name} is generated from cases/ and must be current: run `./run-compliance.sh docs` and commit it");
    }

    [Test]
    public async Task The_matrix_in_reports_is_current()
    {
        var folder = SuiteFolder.Path("reports");
        var options = new ReportOptions
        {
            Files = [folder],
            Formats = ReportFormats.Markdown,
            Out = folder,
        };
        var input = ReportVerb.Input(options, Library, ResultFiles.Find(options.Files, options.Out));
        ReportFile? page = null;
        await foreach (var file in Report.Files(input.Report, ReportFormats.Markdown))
            page = file;
        var path = SuiteFolder.Path("reports/README.md");
        (File.Exists(path) && File.ReadAllText(path) == page!.Text)
            .Should()
            .BeTrue(
                "reports/README.md is drawn from reports/**/*.results.jsonl and must be current: run `./run-compliance.sh report reports --format markdown --out reports` and commit it"
            );
    }

    [Test]
    public void The_catalogue_names_every_case_and_the_coverage_every_requirement()
    {
        var pages = DocsVerb.Pages(Library).ToDictionary(p => p.Name, p => p.Text);
        Library.Cases.Should().OnlyContain(c => pages["catalogue.md"].Contains($"### {c.BaseId}\n", StringComparison.Ordinal));
        Library.Ledger.Requirements.Should().OnlyContain(r => pages["coverage.md"].Contains(r.Id, StringComparison.Ordinal));
        pages["coverage.md"].Should().NotContain("none yet");
    }
}

using System.Text.Json;
using System.Text.RegularExpressions;
using Compliance.Model;
using Compliance.Model.Results;
using Compliance.Reporting.Html;
using Compliance.Reporting.Matrices;
using Compliance.Reporting.Publishing;
using Compliance.Reporting.Selftests;

namespace Compliance.Tests.Reporting;

[TestFixture("tr-TR")]
[TestFixture("de-DE")]
public sealed class ReportTests(string culture) : CultureFixture(culture)
{
    private const ReportFormats All =
        ReportFormats.Html | ReportFormats.Matrix | ReportFormats.Markdown | ReportFormats.Badge | ReportFormats.JUnit | ReportFormats.Ctrf;

    public static readonly SelftestResults Selftest = new()
    {
        Suite = "0.1.0",
        Spec = "2.0-rc.4",
        Cases = "0f1e2d3c",
        Full = false,
        DurationMs = 61_234,
        Subjects =
        [
            Subject("null", "null/accept-all") with
            {
                Statement = "not established",
                MustOf = 3,
            },
            Subject("reference", "reference") with
            {
                Statement = "conformant",
                MustKept = 3,
                MustOf = 3,
            },
            Subject("mutant", "mutant/no-retry") with
            {
                Says = "It never sends again.",
                Requirement = "retry.5xx",
                KilledBy = ["sender/retry/server-error#retry.5xx"],
                SideEffects = ["sender/retry/backoff#retry.backoff"],
            },
            Subject("mutant", "mutant/<script>") with
            {
                Requirement = "retry.backoff",
                Problems = ["survives: no check of retry.backoff is violated"],
            },
        ],
    };

    private static SelftestSubject Subject(string kind, string name) =>
        new()
        {
            Role = Role.Sender,
            Kind = kind,
            Name = name,
            Statement = "not conformant",
            MustKept = 0,
            MustOf = 0,
            ShouldKept = 0,
            ShouldOf = 0,
            DurationMs = 412,
        };

    private static RunResults At(RunResults run, string version, int day) =>
        run with
        {
            Header = run.Header with { Version = version, Started = Example.Started.AddDays(day) },
        };

    public static ReportInput Input() =>
        new()
        {
            Runs = PublishedRuns.Of([
                (At(Example.Sender(), "3.10.0", 3), "prometheus/3.10.0/sender.results.jsonl"),
                (At(Example.Sender(), "3.9.1", 0), ""),
                (At(Example.Sender(), "3.10.0", 1), ""),
                (Example.Receiver(), ""),
            ]),
            Ledger = Example.Ledger,
            Scorecard = new ScorecardOptions { Decode = Example.Decode },
            NotVerified = [new NotVerified("vector", "Vector", "https://vector.dev", [Role.Sender, Role.Receiver])],
            Selftest = Selftest,
            Remarks = ["Prometheus 3.5.3 as sender: shard 2 of 3 is missing."],
        };

    private static async Task<List<ReportFile>> Files(ReportInput input, ReportFormats formats = All)
    {
        List<ReportFile> files = [];
        await foreach (var file in Report.Files(input, formats))
            files.Add(file);
        return files;
    }

    [Test]
    public async Task Every_run_has_its_place_and_every_link_leads_to_a_file()
    {
        var files = await Files(Input());
        var paths = files.Select(f => f.Path).ToList();
        paths.Should().OnlyHaveUniqueItems();
        paths
            .Where(p => p.EndsWith(".html", StringComparison.Ordinal))
            .Should()
            .Equal(
                "prometheus/3.9.1/sender.html",
                "prometheus/3.10.0/sender.html",
                "prometheus/3.10.0/sender-20260204T040506.html",
                "prometheus/3.5.3/receiver.html",
                "index.html",
                "kill-matrix.html"
            );
        var index = files.Single(f => f.Path == "index.html").Text;
        foreach (Match link in Regex.Matches(index, "href=\"([^\"#:]+)(?:#([^\"]+))?\""))
        {
            paths.Should().Contain(link.Groups[1].Value);
            var page = files.Single(f => f.Path == link.Groups[1].Value).Text;
            if (link.Groups[2].Success)
                page.Should().Contain($"id=\"{Uri.UnescapeDataString(link.Groups[2].Value)}\"");
        }
    }

    [Test]
    public async Task The_same_runs_in_another_order_give_the_same_bytes()
    {
        var input = Input();
        var turned = input with { Runs = PublishedRuns.Of(input.Runs.Reverse().Select(r => (r.Results, r.Source))) };
        (await Files(turned)).Should().Equal(await Files(input));
    }

    [Test]
    public async Task The_index_shows_trends_observations_and_what_is_not_verified()
    {
        var index = (await Files(Input())).Single(f => f.Path == "index.html").Text;
        Pages.Keep("index.html", index);
        index.Should().Contain("Trend of the verdicts").And.Contain("2026-02-06").And.Contain("Where the specification leaves it open");
        index
            .Should()
            .Contain("Not verified")
            .And.Contain("https://vector.dev")
            .And.Contain("shard 2 of 3 is missing")
            .And.Contain("kill-matrix.html");
        Regex
            .Matches(index, "<th scope=\"col\" class=\"col\">")
            .Should()
            .HaveCount(3, "an older run of the same version is in the trend only");
    }

    [Test]
    public async Task Shows_all_runs_as_markdown() =>
        Golden.Check("published.md", (await Files(Input(), ReportFormats.Markdown)).Single().Text);

    [Test]
    public async Task Observations_are_data()
    {
        var file = (await Files(Input())).Single(f => f.Path == "observations.json");
        using var json = JsonDocument.Parse(file.Text);
        var after = json
            .RootElement.GetProperty("observations")
            .EnumerateArray()
            .Single(o => o.GetProperty("requirement").GetString() == "retry.after");
        after
            .EnumerateObject()
            .Select(p => p.Name)
            .Should()
            .Contain(["role", "says", "link"])
            .And.IntersectWith(["yes", "no", "mixed", "open"]);
    }

    [Test]
    public async Task The_kill_matrix_shows_killers_and_survivors_and_the_null_floor()
    {
        var html = await KillMatrix.HtmlAsync(Selftest, Example.Ledger);
        Pages.Keep("kill-matrix.html", html);
        html.Should().Contain("sender: 1 of 2 mutants killed, 0 MUST or SHOULD checks passed by 1 nulls, 1 implementations came out wrong");
        html.Should()
            .Contain("sender/retry/server-error#retry.5xx")
            .And.Contain(">survived<")
            .And.Contain("0 of 3")
            .And.NotContain("<script>&");
        Regex.Matches(html, "<script").Should().ContainSingle();
        html.Should().Be(await KillMatrix.HtmlAsync(Selftest, Example.Ledger));
    }

    [Test]
    public void A_selftest_file_is_read_as_it_was_written()
    {
        SelftestFile.Read(SelftestFile.Write(Selftest)).Should().BeEquivalentTo(Selftest);
        FluentActions
            .Invoking(() => SelftestFile.Read(SelftestFile.Write(Selftest).Replace("\"full\"", "\"fool\"", StringComparison.Ordinal)))
            .Should()
            .Throw<Compliance.Reporting.Jsonl.ResultsFileException>();
        FluentActions.Invoking(() => SelftestFile.Read("{")).Should().Throw<Compliance.Reporting.Jsonl.ResultsFileException>();
    }

    [TestCase("../../etc", "etc")]
    [TestCase("..", "unknown")]
    [TestCase("a/b\\c:d", "a-b-c-d")]
    [TestCase("", "unknown")]
    [TestCase("3.5.3+ds1", "3.5.3+ds1")]
    public void Names_from_files_stay_below_the_folder(string version, string word)
    {
        var run = PublishedRuns.Of([(At(Example.Sender(), version, 0), "")])[0];
        run.Path.Should().Be($"prometheus/{word}/sender");
    }

    [Test]
    public void Names_that_become_equal_get_numbers()
    {
        var runs = PublishedRuns.Of([(At(Example.Sender(), "a:b", 0), ""), (At(Example.Sender(), "a/b", 0), "")]);
        runs.Select(r => r.Path).Should().BeEquivalentTo("prometheus/a-b/sender", "prometheus/a-b/sender-2");
        runs.Should().OnlyContain(r => r.Newest);
    }
}

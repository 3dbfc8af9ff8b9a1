using System.Diagnostics;
using System.Text.RegularExpressions;
using Compliance.Reporting.Html;
using Compliance.Reporting.Matrices;

namespace Compliance.Tests.Reporting;

/// <summary>The pages in a real browser. Skipped where Chromium is not installed.</summary>
[TestFixture]
[NonParallelizable]
public sealed class BrowserTests
{
    private const string Chromium = "/usr/bin/chromium";
    private string folder = "";

    [OneTimeSetUp]
    public async Task Write_pages()
    {
        if (!File.Exists(Chromium))
            Assert.Ignore("Chromium is not installed");
        folder = Directory.CreateTempSubdirectory("report-pages-").FullName;
        var options = new ScorecardOptions { Decode = Example.Decode };
        await File.WriteAllTextAsync(
            Path.Combine(folder, "sender.html"),
            await HtmlScorecard.RenderAsync(Example.Sender(), Example.Ledger, options)
        );
        await File.WriteAllTextAsync(
            Path.Combine(folder, "hostile.html"),
            await HtmlScorecard.RenderAsync(Hostile.Run(), Example.Ledger, options)
        );
        var runs = new[] { new MatrixRun(Example.Sender(), "sender.html"), new MatrixRun(Example.Receiver(), "r.html") };
        await File.WriteAllTextAsync(Path.Combine(folder, "matrix.html"), await Matrix.HtmlAsync(runs, Example.Ledger));
    }

    [OneTimeTearDown]
    public void Remove_pages()
    {
        if (folder.Length > 0)
            Directory.Delete(folder, recursive: true);
    }

    private static IEnumerable<string> Shown(string dom) =>
        Regex
            .Matches(dom, "<(?:details|tr)[^>]*data-row=[^>]*>")
            .Select(m => m.Value)
            .Where(tag => !tag.Contains(" hidden", StringComparison.Ordinal))
            .Select(tag => Regex.Match(tag, " id=\"([^\"]*)\"").Groups[1].Value);

    [TestCase("", 8)]
    [TestCase("?verdict=fail", 1)]
    [TestCase("?verdict=known", 1)]
    [TestCase("?level=MUST&topic=retry", 1)]
    [TestCase("?text=FIRST%20symbol", 1)]
    [TestCase("?text=nothing-has-this", 0)]
    public async Task Filters_come_from_the_address(string query, int expected)
    {
        var dom = await Dom("sender.html" + query);
        Shown(dom).Should().HaveCount(expected);
        dom.Should().Contain(expected == 8 ? ">8 shown</output>" : $">{expected} of 8 shown</output>");
    }

    [Test]
    public async Task Matrix_filters_work()
    {
        Shown(await Dom("matrix.html?role=receiver")).Should().HaveCount(3);
        Shown(await Dom("matrix.html?text=backoff")).Should().Equal("retry.backoff");
        Shown(await Dom("matrix.html?targets=yes")).Should().BeEmpty();
    }

    [Test]
    public async Task An_anchor_opens_its_check_whatever_the_filters_say()
    {
        var dom = await Dom("sender.html?verdict=fail#sender/retry/server-error~retry.5xx");
        var tag = Regex.Match(dom, "<details[^>]*id=\"sender/retry/server-error~retry.5xx\"[^>]*>").Value;
        tag.Should().Contain(" open").And.NotContain(" hidden");
    }

    [Test]
    public async Task The_theme_comes_from_the_address()
    {
        (await Dom("sender.html?theme=dark")).Should().Contain("<html lang=\"en\" class=\"\" data-theme=\"dark\">");
        (await Dom("sender.html?theme=evil")).Should().Contain("<html lang=\"en\" class=\"\">");
    }

    [Test]
    public async Task Hostile_text_makes_no_element_and_runs_nothing()
    {
        var dom = await Dom("hostile.html?text=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E");
        Regex.Matches(dom, "<script").Should().ContainSingle();
        Regex.Matches(dom, "<(?:img|b|iframe)[ >]").Should().OnlyContain(m => m.Value == "<b>");
        Regex.Matches(dom, "<b>").Should().HaveCount(2, "one for each tile of the counts");
    }

    private async Task<string> Dom(string page)
    {
        var start = new ProcessStartInfo(Chromium) { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--no-first-run",
            "--user-data-dir=" + Path.Combine(folder, "profile"),
            "--dump-dom",
            $"file://{folder}/{page}",
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            var dom = await process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            await errors;
            return dom;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Inconclusive("Chromium did not answer");
            throw;
        }
    }
}

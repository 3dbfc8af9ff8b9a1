using System.Globalization;
using System.Text;
using Compliance.Model;
using Compliance.Model.Results;
using Compliance.Reporting.Html;
using Compliance.Reporting.Matrices;
using Compliance.Reporting.Publishing;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Compliance.Tests.Reporting;

/// <summary>The pages as people use them: clicks, keys, dark and narrow, read by an accessibility scan, and fed with hostile text.</summary>
[TestFixture]
[NonParallelizable]
public sealed class PageTests
{
    private const string Chromium = "/usr/bin/chromium";
    private string folder = "";
    private IPlaywright? driver;
    private IBrowser? browser;
    private IPage page = null!;
    private readonly List<string> troubles = [];

    [OneTimeSetUp]
    public async Task Open_a_browser()
    {
        if (!File.Exists(Chromium))
        {
            const string Missing = "Chromium is not installed at /usr/bin/chromium";
            if (Environment.GetEnvironmentVariable("PRW_REQUIRE_REAL") == "1")
                Assert.Fail($"PRW_REQUIRE_REAL=1, but {Missing}");
            Assert.Ignore(Missing);
        }

        folder = Directory.CreateTempSubdirectory("report-site-").FullName;
        var options = new ScorecardOptions { Decode = Example.Decode };
        await foreach (var file in Report.Files(ReportTests.Input(), ReportFormats.Html | ReportFormats.Matrix))
            await Write(file.Path, file.Text);
        await Write("sender.html", await HtmlScorecard.RenderAsync(Example.Sender(), Example.Ledger, options));
        await Write("receiver.html", await HtmlScorecard.RenderAsync(Example.Receiver(), Example.Ledger, options));
        await Write("hostile.html", await HtmlScorecard.RenderAsync(Huge(), Example.Ledger, options));
        await Write("hostile-matrix.html", await Matrix.HtmlAsync([new MatrixRun(Hostile.Run(), "hostile.html")], Example.Ledger));
        driver = await Playwright.CreateAsync();
        browser = await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium, Args = ["--no-sandbox"] });
    }

    [OneTimeTearDown]
    public async Task Close_the_browser()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        driver?.Dispose();
        if (folder.Length > 0)
            Directory.Delete(folder, recursive: true);
    }

    [SetUp]
    public async Task Open_a_page() =>
        await Open(
            new BrowserNewPageOptions
            {
                ViewportSize = new ViewportSize { Width = 1200, Height = 900 },
            }
        );

    [TearDown]
    public async Task Nothing_was_executed_or_asked_for()
    {
        await page.CloseAsync();
        troubles.Should().BeEmpty("a page asks for nothing outside, runs nothing of its data, and logs no error");
    }

    // A dialog, an error or a request to anywhere but the page's own file is trouble.
    private async Task Open(BrowserNewPageOptions options)
    {
        troubles.Clear();
        page = await browser!.NewPageAsync(options);
        page.Dialog += async (_, dialog) =>
        {
            troubles.Add($"dialog {dialog.Message}");
            await dialog.DismissAsync();
        };
        page.PageError += (_, error) => troubles.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                troubles.Add(message.Text);
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("file://", StringComparison.Ordinal))
                troubles.Add(request.Url);
        };
    }

    private Task<IResponse?> Go(string name) => page.GotoAsync($"file://{folder}/{name}");

    private async Task Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text);
    }

    private static RunResults Huge()
    {
        var run = Hostile.Run();
        var body = new byte[10 << 20];
        Array.Fill(body, (byte)'A');
        Encoding.UTF8.GetBytes(Hostile.Text).CopyTo(body, 0);
        return run with { Exchanges = [run.Exchanges[0] with { ResponseBody = body }] };
    }

    private Task<int> Shown() => page.Locator("[data-row]:not([hidden])").CountAsync();

    [Test]
    public async Task A_click_on_a_filter_changes_rows_and_address_and_reset_brings_them_back()
    {
        await Go("sender.html");
        var all = await Shown();
        await page.Locator("label.chip", new PageLocatorOptions { HasText = "fail" }).ClickAsync();
        (await Shown()).Should().Be(1);
        page.Url.Should().Contain("verdict=fail");
        await page.ReloadAsync();
        (await Shown()).Should().Be(1, "the address holds the filter");
        await page.Locator("select[name=level]").SelectOptionAsync("SHOULD");
        (await Shown()).Should().Be(0);
        await page.Locator("button[type=reset]").ClickAsync();
        await page.WaitForFunctionAsync("() => !location.search.includes('verdict')");
        (await Shown()).Should().Be(all);
    }

    [Test]
    public async Task Keys_search_and_go_from_check_to_check()
    {
        await Go("sender.html");
        await page.Keyboard.PressAsync("/");
        (await page.EvaluateAsync<string>("document.activeElement.name")).Should().Be("text");
        await page.Keyboard.TypeAsync("backoff");
        (await Shown()).Should().BeGreaterThan(0).And.BeLessThan(8);
        await page.Locator("button[type=reset]").ClickAsync();
        await page.Locator("h1").ClickAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        var second = page.Locator("[data-row]").Nth(1);
        (await page.EvaluateAsync<string>("document.activeElement.closest('[data-row]').id"))
            .Should()
            .Be(await second.GetAttributeAsync("id"));
        var open = await second.GetAttributeAsync("open");
        await page.Keyboard.PressAsync("Enter");
        (await second.GetAttributeAsync("open")).Should().NotBe(open);
    }

    [Test]
    public async Task An_anchor_shows_its_check_even_when_a_filter_hides_it()
    {
        await Go("sender.html?verdict=fail#sender/retry/server-error~retry.5xx");
        var check = page.Locator("[id='sender/retry/server-error~retry.5xx']");
        (await check.GetAttributeAsync("open")).Should().NotBeNull();
        (await check.IsVisibleAsync()).Should().BeTrue();
    }

    [Test]
    public async Task A_cell_of_the_matrix_leads_to_the_open_check()
    {
        await Go("index.html");
        await page.Locator("td.m.violated a").First.ClickAsync();
        page.Url.Should().Contain("sender.html#");
        (await page.Locator("[data-row]:target").GetAttributeAsync("open")).Should().NotBeNull();
    }

    [Test]
    public async Task The_matrix_filters_by_difference_and_text()
    {
        await Go("index.html?text=backoff");
        (await Shown()).Should().Be(1);
        await Go("index.html");
        await page.Locator("label.chip", new PageLocatorOptions { HasText = "differs between versions" }).ClickAsync();
        (await Shown()).Should().Be(0, "both versions are the same run");
        page.Url.Should().Contain("versions=yes");
    }

    [Test]
    public async Task The_kill_matrix_filters_what_came_out_wrong()
    {
        await Go("kill-matrix.html?wrong=yes");
        (await Shown()).Should().Be(1);
        (await page.Locator("[data-row]:not([hidden])").InnerTextAsync()).Should().Contain("survived");
    }

    [Test]
    public async Task Dark_and_light_follow_the_system_and_the_button()
    {
        await Go("sender.html");
        async Task<string> Background() => await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
        var light = await Background();
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        var dark = await Background();
        dark.Should().NotBe(light);
        await page.Locator("button[data-do=theme]").ClickAsync();
        (await Background()).Should().Be(light);
        page.Url.Should().Contain("theme=light");
    }

    [TestCase("sender.html", 400)]
    [TestCase("receiver.html", 400)]
    [TestCase("hostile.html", 400)]
    [TestCase("index.html", 400)]
    [TestCase("kill-matrix.html", 400)]
    [TestCase("sender.html", 1600)]
    [TestCase("index.html", 1600)]
    public async Task No_width_makes_the_page_scroll_sideways(string name, int width)
    {
        await page.SetViewportSizeAsync(width, 900);
        await Go(name);
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(width);
    }

    [TestCase("sender.html", ColorScheme.Light)]
    [TestCase("sender.html", ColorScheme.Dark)]
    [TestCase("receiver.html", ColorScheme.Light)]
    [TestCase("index.html", ColorScheme.Light)]
    [TestCase("index.html", ColorScheme.Dark)]
    [TestCase("kill-matrix.html", ColorScheme.Light)]
    [TestCase("hostile.html", ColorScheme.Light)]
    public async Task An_accessibility_scan_finds_nothing_serious(string name, ColorScheme scheme)
    {
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
        await Go(name);
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        var result = await page.RunAxe();
        var serious = result.Violations.Where(v => v.Impact is "serious" or "critical").ToList();
        serious.Select(Said).Should().BeEmpty();
        result.Passes.Should().NotBeEmpty("the scan looked at something");
    }

    private static string Said(AxeResultItem item) =>
        string.Create(CultureInfo.InvariantCulture, $"{item.Id}: {item.Help} ({item.Nodes.Length} places, first {item.Nodes[0].Html})");

    [Test]
    public async Task Hostile_text_is_shown_and_never_executed()
    {
        await Go("hostile.html");
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        var text = await page.Locator("body").InnerTextAsync();
        text.Should().Contain("<script>alert(1)</script>").And.Contain("<img src=x onerror=alert(2)>").And.Contain("😀");
        text.Should().NotContainAny("\0", "\u0001", "\u001b", "\u202e");
        (await page.Locator("script").CountAsync()).Should().Be(1);
        (await page.Locator("img, iframe").CountAsync()).Should().Be(0);
        (await page.ContentAsync()).Length.Should().BeLessThan(3_000_000, "10 MB of body are cut");
        await Go("hostile-matrix.html");
        (await page.Locator("script").CountAsync()).Should().Be(1);
    }

    [Test]
    public async Task Without_scripts_everything_is_there()
    {
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions { JavaScriptEnabled = false });
        var plain = await context.NewPageAsync();
        await plain.GotoAsync($"file://{folder}/sender.html");
        (await plain.Locator("[data-row]").CountAsync()).Should().Be(8);
        (await plain.Locator("form").IsVisibleAsync()).Should().BeFalse("filters that do nothing are not shown");
        await context.CloseAsync();
    }

    [Test]
    public async Task A_print_holds_no_controls_and_cuts_nothing_off()
    {
        await Go("sender.html");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        (await page.Locator(".tools").IsVisibleAsync()).Should().BeFalse();
        (await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.code')).maxHeight")).Should().Be("none");
    }
}

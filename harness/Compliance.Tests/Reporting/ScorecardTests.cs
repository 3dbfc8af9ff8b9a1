using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Compliance.Model;
using Compliance.Model.Evidence;
using Compliance.Model.Results;
using Compliance.Reporting.Html;

namespace Compliance.Tests.Reporting;

[TestFixture("tr-TR")]
[TestFixture("de-DE")]
public sealed partial class ScorecardTests(string culture) : CultureFixture(culture)
{
    private static readonly ScorecardOptions Decoding = new() { Decode = Example.Decode };

    private static Task<string> Render(RunResults run, ScorecardOptions? options = null) =>
        HtmlScorecard.RenderAsync(run, Example.Ledger, options ?? Decoding);

    [Test]
    public async Task Shows_a_sender_run()
    {
        var html = await Render(Example.Sender());
        Pages.Keep("sender.html", html);
        Golden.Check("sender.html", Body(html));
    }

    [Test]
    public async Task Shows_a_receiver_run()
    {
        var html = await Render(Example.Receiver());
        Pages.Keep("receiver.html", html);
        Golden.Check("receiver.html", Body(html));
    }

    [Test]
    public async Task Failures_come_first_and_passes_are_there()
    {
        var html = await Render(Example.Sender());
        int At(string id) => html.IndexOf($"id=\"{id}\"", StringComparison.Ordinal);
        At("sender/retry/final[400]~retry.not-4xx").Should().BePositive().And.BeLessThan(At("sender/slow/receiver~big.message"));
        At("sender/retry/server-error~retry.backoff").Should().BeLessThan(At("sender/retry/server-error~retry.5xx"));
        Regex.Matches(html, "<details class=\"check\"").Should().HaveCount(8);
    }

    [Test]
    public async Task Marks_the_offending_bytes()
    {
        var html = await Render(Example.Sender());
        html.Should()
            .Contain("12 0e <mark>09 00 00 00 00 00</mark>  mo*.......<mark>......</mark>\n0020  <mark>00 f0 3f 10 80 a0 cd 05</mark>  ");
        html.Should().Contain("<mark>    sample 1.5 at 11751426</mark>");
    }

    [Test]
    public async Task Control_and_defect_stand_side_by_side_with_their_differences()
    {
        var html = await Render(Example.Receiver());
        html.Should().Contain("class=\"sides\"").And.Contain("<span class=\"d\">Content-Type: application/json</span>");
        html.Should().Contain("HTTP/1.1 <mark>204</mark> No Content");
    }

    [Test]
    public async Task A_secret_is_on_no_page()
    {
        var html = await Render(Example.Receiver());
        html.Should().NotContain("s3cr3t").And.Contain("Authorization: [redacted]");
    }

    [Test]
    public async Task Hostile_text_stays_text()
    {
        var html = await Render(Hostile.Run());
        Pages.Keep("hostile.html", html);
        Regex.Matches(html, "<script").Should().ContainSingle();
        Regex.Matches(html, "<img").Should().BeEmpty();
        html.Should().NotContainAny("onerror=alert(2)>", "\0", "\u001b", "\u202e", "&#x0;", "&#x202E;");
        html.Length.Should().BeLessThan(400_000);
    }

    [Test]
    public async Task Loads_nothing_from_elsewhere()
    {
        foreach (var run in new[] { Example.Sender(), Example.Receiver(), Hostile.Run() })
        {
            var html = await Render(run);
            Regex.Matches(html, "<[^>]*\\s(?:src|srcset|poster|data)=[^<]*>").Should().BeEmpty();
            html.Should().NotContainAny("<link", "<iframe", "<object", "@import", "url(");
        }
    }

    [Test]
    public async Task Ids_are_unique_and_links_inside_the_page_lead_somewhere()
    {
        foreach (var run in new[] { Example.Sender(), Example.Receiver(), Hostile.Run() })
        {
            var html = await Render(run);
            var ids = Regex.Matches(html, " id=\"([^\"]*)\"").Select(m => m.Groups[1].Value).ToList();
            ids.Should().OnlyHaveUniqueItems();
            var links = Regex.Matches(html, "href=\"#([^\"]*)\"").Select(m => Uri.UnescapeDataString(m.Groups[1].Value));
            links.Distinct().Should().BeSubsetOf(ids);
        }
    }

    [Test]
    public async Task Says_that_a_file_is_incomplete()
    {
        var run = Example.Run(Role.Sender, [Example.Sender().Checks[0]]);
        (await Render(run)).Should().NotContain("incomplete.").And.Contain("statement conformant");
        var html = await Render(run with { Footer = null });
        html.Should()
            .Contain("This file is incomplete.")
            .And.Contain("statement incomplete")
            .And.NotContain("statement conformant")
            .And.Contain("Gate <strong>red</strong>");
    }

    [Test]
    public async Task Renders_the_same_twice()
    {
        foreach (var run in new[] { Example.Sender(), Example.Receiver(), Hostile.Run() })
            (await Render(run)).Should().Be(await Render(run));
    }

    [Test]
    public async Task A_page_of_500_checks_stays_small()
    {
        var body = new byte[8000];
        new Random(7).NextBytes(body);
        var exchanges = Enumerable
            .Range(1, 1000)
            .Select(i => Example.Exchange(i, i % 5 == 0 ? 503 : 204, i * 10, body, $"lane-{i / 20}"))
            .ToImmutableArray();
        var checks = Enumerable
            .Range(0, 500)
            .Select(i =>
                Example.Check(
                    $"sender/retry/case-{i}#retry.5xx",
                    "retry.5xx",
                    Level.Must,
                    i % 4 == 0 ? Outcome.Violated : Outcome.Satisfied,
                    "seen",
                    "expected"
                ) with
                {
                    Exchanges = [i * 2 + 1, i * 2 + 2],
                    Marks = i % 4 == 0 ? [new Mark(i * 2 + 1, Part.RequestBody, new ByteRange(6000, 4), "here")] : [],
                }
            )
            .ToImmutableArray();
        var watch = Stopwatch.StartNew();
        var html = await Render(Example.Run(Role.Sender, checks, exchanges), new ScorecardOptions());
        TestContext.Out.WriteLine($"500 checks: {html.Length} characters in {watch.ElapsedMilliseconds} ms");
        html.Length.Should().BeLessThan(5_500_000);
        Pages.Keep("large.html", html);
    }

    [TestCase(
        "Host",
        "",
        "curl -sS -i --path-as-is -X POST 'http://127.0.0.1:9090/api/v1/write' \\\n  -H 'X: a b' \\\n  -H 'User-Agent:' \\\n  -H 'Accept:'"
    )]
    [TestCase(
        "X",
        "it's \u0001",
        "curl -sS -i --path-as-is -X POST 'http://HOST/api/v1/write' \\\n  -H $'X: it\\'s \\001' \\\n  -H 'X: a b' \\\n  -H 'User-Agent:' \\\n  -H 'Accept:'"
    )]
    public void Curl_quotes_what_a_shell_would_read(string name, string value, string expected)
    {
        var exchange = Example.Exchange(1, 204, 1, []) with
        {
            RequestHeaders = [new HttpHeader(name, value.Length > 0 ? value : "127.0.0.1:9090"), new HttpHeader("X", "a b")],
        };
        Curl.Line(exchange).Should().Be(expected);
    }

    [Test]
    public void A_dump_shows_the_begin_and_the_surroundings_of_a_mark()
    {
        var bytes = new byte[1000];
        var text = string.Concat(HexDump.Of(bytes, [new ByteRange(500, 2), new ByteRange(5000, 1)], 32).Segments.Select(s => s.Text));
        text.Split('\n')
            .Select(l => l.Split("  ")[0])
            .Should()
            .Equal("0000", "0010", "… 432 bytes not shown", "01d0", "01e0", "01f0", "0200", "0210", "… 456 bytes not shown", "");
        HexDump.Of(bytes, [new ByteRange(500, 2)], 32).Segments.Where(s => s.Marked).Select(s => s.Text).Should().Equal("00 00", "..");
    }

    private static string Body(string html) => StyleAndScript().Replace(html, "");

    [GeneratedRegex(
        "<style>.*?</style>|<script>.*?</script>|script-src 'sha256-[^']*'|script-src &#x27;sha256-[^;]*;",
        RegexOptions.Singleline
    )]
    private static partial Regex StyleAndScript();
}

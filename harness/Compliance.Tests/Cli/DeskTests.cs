using Compliance.Cases.Sender;
using Compliance.Cases.Targets;
using Compliance.Cli;
using Compliance.Cli.Inspect;
using Compliance.Cli.Verbs;
using Compliance.Model;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Model.Responses;
using Compliance.Wire;

namespace Compliance.Tests.Cli;

/// <summary>inspect, known and diff.</summary>
[TestFixture]
public sealed class DeskTests
{
    private static readonly RequestScript Good = new()
    {
        Series =
        [
            new Series
            {
                Labels = [new Label("__name__", "up"), new Label("job", "a\u001b[31mb")],
                Samples = [new Sample(1_770_000_000_000, 1), new Sample(1_770_000_001_000, Sample.StaleMarker)],
                Metadata = new Metadata(MetricType.Gauge, "Whether it is up."),
            },
        ],
    };

    private string folder = "";

    [SetUp]
    public void Folder() => folder = Directory.CreateTempSubdirectory("desk-").FullName;

    [TearDown]
    public void Remove() => Directory.Delete(folder, true);

    [Test]
    public void Inspect_shows_a_good_body_with_its_symbols_and_bytes()
    {
        var (said, code) = Inspect(RequestEncoder.Body(Good));
        code.Should().Be(ExitCodes.Green);
        said.Should().Contain("read as io.prometheus.write.v2.Request").And.Contain("It breaks no rule for a body");
        said.Should().Contain("stale marker").And.Contain("2026-02-02T02:40:00.000Z").And.Contain("Gauge, help \"Whether it is up.\"");
        said.Should().MatchRegex("timeseries\\[0\\]\\.labels_refs = \\[1 2 3 4\\]  \"__name__\" \"up\" \"job\"");
        said.Should().NotContain("\u001b", "a terminal must not be driven by what a target sent");
    }

    [Test]
    public void Inspect_finds_what_is_not_compressed_and_which_message_it_is()
    {
        Inspect(RequestEncoder.Message(Good)).Said.Should().Contain("not compressed").And.Contain("v2.Request");
        Inspect(RequestEncoder.Message(Good with { Message = MessageKind.V1 })).Said.Should().Contain("prometheus.WriteRequest");
        Inspect(RequestEncoder.Body(Good with { Message = MessageKind.V1 })).Code.Should().Be(ExitCodes.Green);
    }

    [Test]
    public void Inspect_names_the_requirement_and_the_bytes_of_a_broken_reference()
    {
        var broken = Good with { Wire = [new WireEdit(WireEditKind.Set, "timeseries[0].labels_refs[1]", "99")] };
        var (said, code) = Inspect(RequestEncoder.Body(broken));
        code.Should().Be(ExitCodes.Red);
        said.Should()
            .Contain("MUST symbols.refs-in-range")
            .And.Contain("labels_refs holds 99")
            .And.MatchRegex("bytes     message [0-9]+\\.\\.[0-9]+  ");
        said.Should().Contain("outside the table!");
    }

    [Test]
    public void Inspect_never_gives_up_on_garbage()
    {
        var random = new Random(5);
        for (var i = 0; i < 60; i++)
        {
            var bytes = i % 2 == 0 ? new byte[random.Next(400)] : RequestEncoder.Body(Good);
            if (i % 2 == 0)
                random.NextBytes(bytes);
            else
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            foreach (var compressed in new bool?[] { null, true, false })
                Show(new InspectOptions("x", i % 3 == 0 ? MessageKind.V1 : null, compressed, true), bytes).Should().Contain("x: ");
        }
    }

    [Test]
    public async Task Inspect_takes_an_exchange_of_a_run_with_its_headers()
    {
        var (path, _) = await StoredRun.Of("reference", Role.Receiver, folder, "receiver/negotiation/unsupported-type");
        var evidence = Directory.EnumerateFiles(Path.Combine(folder, "receiver.evidence"), "5.request.bin").Single();
        var ofFile = Inspected(evidence);
        ofFile.Should().Be(Inspected(path + "#5")).And.Contain("Content-Type").And.Contain("answer: ");
        FluentActions.Invoking(() => Inspected(path + "#9999")).Should().Throw<UsageException>().WithMessage("*numbers go from*");
    }

    [Test]
    public async Task Known_proposes_globs_that_match_failures_only_and_lint_refuses_them_until_they_are_written()
    {
        var (path, results) = await StoredRun.Of("mutant/odd-references-close", Role.Receiver, folder, "receiver/symbols");
        var target = Path.Combine(folder, "demo");
        Directory.CreateDirectory(target);
        File.Copy(
            Path.Combine(Compliance.Cli.Suite.SuiteFolder.Find().Targets, "endpoint", "target.yaml"),
            Path.Combine(target, "target.yaml")
        );
        var list = Path.Combine(target, "known.yaml");
        File.WriteAllText(list, "# ours\n- {check: receiver/x#y, reason: Kept., link: 'none: test'}\n");
        KnownVerb.Run(path, target, true, TextWriter.Null).Should().Be(ExitCodes.Green);
        var text = File.ReadAllText(list);
        text.Should().StartWith("# ours\n- {check: receiver/x#y, reason: Kept.");
        FluentActions.Invoking(() => KnownLoader.Load("k", text)).Should().Throw<CaseFileException>().WithMessage("*still to be written*");
        var written = text.Replace("TODO: ", "Because ", StringComparison.Ordinal)
            .Replace("\"TODO\"", "\"none: test\"", StringComparison.Ordinal);
        var entries = KnownLoader.Load("k", written);
        foreach (var check in results.Checks)
        {
            var listed = entries.Any(e => Compliance.Judging.Verdicts.Glob.Fits(e.Check, check.Id));
            listed.Should().Be(check.Verdict is Model.Results.Verdict.Fail or Model.Results.Verdict.Warn, check.Id);
        }

        File.WriteAllText(list, written);
        var said = new StringWriter();
        KnownVerb.Run(path, target, false, said);
        said.ToString().Should().Be("# every failure of this run is listed\n".ReplaceLineEndings(Environment.NewLine));
    }

    [Test]
    public async Task Diff_compares_each_file_with_the_one_before()
    {
        var (good, _) = await StoredRun.Of("reference", Role.Receiver, Path.Combine(folder, "a"), "receiver/symbols/odd-references");
        var (bad, _) = await StoredRun.Of(
            "mutant/odd-references-close",
            Role.Receiver,
            Path.Combine(folder, "b"),
            "receiver/symbols/odd-references"
        );
        Diff([good, good], quiet: true).Should().Be((ExitCodes.Green, ""));
        var (code, said) = Diff([good, bad, good], quiet: false);
        code.Should().Be(ExitCodes.Red);
        said.Should().Contain("regressed").And.Contain("fixed").And.Contain("mutant/odd-references-close");
        Diff([bad, good], worse: true).Code.Should().Be(ExitCodes.Green);
        Diff([good, bad], worse: true).Code.Should().Be(ExitCodes.Red);
        FluentActions
            .Invoking(() => Diff([good, good + "x"]))
            .Should()
            .Throw<UsageException>()
            .WithMessage("*there is*receiver.results.jsonl*");
    }

    [Test]
    public async Task Serve_tells_what_comes_and_what_is_wrong_with_it_and_ends_when_told()
    {
        using var stop = new CancellationTokenSource();
        var text = new StringWriter();
        var said = TextWriter.Synchronized(text);
        string Said()
        {
            lock (said) // as its own methods do
                return text.ToString();
        }

        var rules = ResponseFile.Parse("rules.yaml", "- { status: 503, times: 1, to: v2, headers: { Retry-After: 7 } }\n");
        var serving = ServeVerb.Run(new ServeOptions(true, "page-basic", System.Net.IPAddress.Loopback, 0, rules), said, stop.Token);
        await Until(() => Said().Contains("scrape   ", StringComparison.Ordinal));
        var urls = System.Text.RegularExpressions.Regex.Matches(Said(), "http://[^ \r\n]+").Select(m => m.Value).ToList();
        using var http = new HttpClient();
        (await http.GetStringAsync(urls[1])).Should().Contain("# TYPE");
        var broken = Good with { Symbols = new SymbolEdits { First = "x" } };
        foreach (var expected in new[] { 503, 204 })
        {
            var body = new ByteArrayContent(RequestEncoder.Body(broken));
            body.Headers.TryAddWithoutValidation("Content-Type", ContentTypes.HeaderV2);
            ((int)(await http.PostAsync(urls[0], body)).StatusCode).Should().Be(expected);
        }

        await Until(() => Said().Contains("-> 204", StringComparison.Ordinal));
        await stop.CancelAsync();
        (await serving).Should().Be(ExitCodes.Green);
        Said().Should().Contain("scrape 1: ").And.Contain("-> 503").And.Contain("symbols.first-empty").And.Contain("headers.reserved-sent");
    }

    [TestCase("- { status: 700 }", "*rules.yaml:1*700*")]
    [TestCase("title: no rules", "*neither a list of rules nor has it a key 'respond'*")]
    [TestCase("respond: []", "*respond must list 1 to 64 rules*")]
    public void Rules_of_answers_that_are_wrong_say_what_and_where(string text, string said) =>
        FluentActions.Invoking(() => ResponseFile.Parse("rules.yaml", text)).Should().Throw<CaseFileException>().WithMessage(said);

    [Test]
    public void The_rules_of_a_case_file_serve_as_they_are() =>
        ResponseFile
            .Parse("case.yaml", "id: sender/x\nrespond:\n  - { status: 500, times: 2 }\n  - { abort: reset }\n")
            .Select(r => (r.Status, r.Times, r.Abort))
            .Should()
            .Equal((500, 2, AbortKind.None), (204, null, AbortKind.Reset));

    private static async Task Until(Func<bool> condition)
    {
        for (var i = 0; i < 600 && !condition(); i++)
            await Task.Delay(50);
        condition().Should().BeTrue();
    }

    private static (int Code, string Said) Diff(string[] files, bool quiet = false, bool worse = false)
    {
        var said = new StringWriter();
        return (DiffVerb.Run(files, quiet, worse, said), said.ToString());
    }

    private (string Said, int Code) Inspect(byte[] body)
    {
        var path = Path.Combine(folder, "body.bin");
        File.WriteAllBytes(path, body);
        var said = new StringWriter();
        return (said.ToString() + Inspected(path, said, out var code), code);
    }

    private static string Inspected(string file) => Inspected(file, new StringWriter(), out _);

    private static string Inspected(string file, StringWriter said, out int code)
    {
        code = InspectVerb.Run(new InspectOptions(file, null, null, false), said);
        return said.ToString();
    }

    private string Show(InspectOptions options, byte[] bytes)
    {
        var path = Path.Combine(folder, "x");
        File.WriteAllBytes(path, bytes);
        var captured = CapturedBody.Read(options with { File = path });
        var said = new StringWriter();
        new BodyReport(captured, said, true).Write(Rules.Broken(captured.Exchange));
        return said.ToString();
    }

    private static BodyRules Rules { get; } = new(StoredRun.Library);
}

using Compliance.Cases;
using Compliance.Cases.Targets;
using Compliance.Model;
using FsCheck;
using FsCheck.Fluent;

namespace Compliance.Tests.Cases;

/// <summary>Files may come from strangers: whatever they hold, the only error is one with a file and a line.</summary>
public sealed class ArbitraryTextTests
{
    private static readonly string[] Seeds =
    [
        """
            title: x
            each: {v: [1, two]}
            needs: [exemplars]
            let: {poison: {rejected: [{name: a, series: {labels: {c: "{{case}}", d: "{{defect}}"}, value: 1, at: -1h}}]}}
            steps:
              - {name: a, fixture: one-gauge, headers: {X: "{{v}}"}, repeat: {series: 2}}
              - {name: b, series: [{let: poison}, {labels: [[a, "{{case}}"]], histograms: [{at: 0s, count: 1, positive: {spans: [[0, 1]], deltas: [1]}}]}], wire: [reverse-fields, {set: "symbols[0]", to: x}]}
            expect:
              - response.success-2xx: {stored: 'm{a="{{case}}"}', count: 0}
                of: a
                needs: [read.promql]
            """,
        """
            title: x
            configure: {message: v1, headers: {A: b}}
            scrape: {formats: [protobuf], pages: [{fixture: one-counter, for: 3}, {families: [{name: a, type: histogram, series: [{buckets: {"1": 1, "+Inf": 2}, sum: 3, exemplars: [{labels: {t: x}, value: 1}]}]}]}, {gone: true}]}
            respond: [{status: 503, times: 2, delay: 1s}, {written: [1, 2, 3]}]
            expect:
              - retry.not-4xx: {never: {attempts: 2}, until: {newer-data: 3, pause: 4x retry}}
              - request.headers: {always: x, lane: only}
            """,
        """
            name: demo
            title: x
            roles: [sender, receiver]
            launch: {container: {image: a, ports: {web: 1}, mount: {"{{dir}}": /x}}, process: {command: a, args: [b]}, endpoint: true}
            ready: {http: "http://x", within: 3s}
            version: {command: [a], pattern: "(a)"}
            sender: {config: {a: b}}
            receiver: {write: "http://x", read: {promql: "http://y"}}
            capabilities: {exemplars: yes}
            """,
        "- {check: a, kind: flaky, reason: b, link: 'https://x.org', versions: [1], via: process}",
        SampleFiles.Ledger,
        SampleFiles.Capabilities,
        SampleFiles.OneGauge,
        SampleFiles.OneCounter,
    ];

    private static readonly string[] Pieces =
    [
        "{",
        "}",
        "[",
        "]",
        ":",
        ": ",
        ",",
        "- ",
        "\n",
        "  ",
        "\"",
        "'",
        "&a ",
        "*a",
        "!!x ",
        "|",
        ">",
        "#",
        "? ",
        "%",
        "---\n",
        "\t",
        "null",
        "~",
        "{{case}}",
        "{{",
        "}}",
        "{{defect}}",
        "{{text:9}}",
        "{{text:1048576}}",
        "-1",
        "1e400",
        "NaN",
        "99999999999999999999",
        "0x",
        "ms:9223372036854775807",
        "-36525d",
        "é",
        "\0",
        "\\",
        "\"\\ud83d\"",
        "\u0085",
        "\u2028",
        "😀",
        "<<: ",
        "..",
        "true",
    ];

    [Test]
    public void Any_text_at_all() =>
        Prop.ForAll<NonNull<string>>(text => LoadEverywhere(text.Get)).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Test]
    public void Real_files_with_random_edits()
    {
        var random = new System.Random(20240501);
        for (var round = 0; round < 4000; round++)
        {
            var text = Seeds[random.Next(Seeds.Length)];
            for (var edits = random.Next(1, 4); edits > 0; edits--)
                text = Edited(text, random);
            LoadEverywhere(text);
        }
    }

    [Test]
    public void The_seeds_themselves_are_right()
    {
        CaseLint.Run(SampleFiles.Receiver(Seeds[0]).And("sender/topic/sample.yaml", Seeds[1])).Should().BeEmpty();
        TargetLoader.Load("demo", "target.yaml", Seeds[2], Seeds[3]).Known.Should().ContainSingle();
    }

    [TestCase("a: ", "[", "]")]
    [TestCase("a: ", "{a: ", "}")]
    [TestCase("", "- ", "")]
    [TestCase("", "? ", "")]
    [TestCase("a: ", "\"\\", "")]
    [TestCase("a: ", "!", "")]
    [TestCase("", "\n", "")]
    [TestCase("", "{{case}}", "")]
    [TestCase("title: x\nsend: {fixture: one-gauge}\nneeds: [", "'{{text:1048576}}', ", "")]
    [TestCase("", "a: 1\n", "")]
    [CancelAfter(20_000)]
    public void Bombs_end_soon(string start, string open, string close, CancellationToken cancellation)
    {
        foreach (var size in new[] { 100, 10_000, 1_000_000 })
        {
            var count = size / (open.Length + close.Length);
            LoadEverywhere(start + string.Concat(Enumerable.Repeat(open, count)) + string.Concat(Enumerable.Repeat(close, count)));
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private static string Edited(string text, System.Random random)
    {
        var at = random.Next(text.Length + 1);
        var length = Math.Min(random.Next(0, 12), text.Length - at);
        return random.Next(4) switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
            2 => text.Remove(at, length).Insert(at, Pieces[random.Next(Pieces.Length)]),
            _ => text.Insert(random.Next(text.Length + 1), text.Substring(at, length)),
        };
    }

    private static void LoadEverywhere(string text)
    {
        Load(() => CaseLint.Run(SampleFiles.Receiver(text).And("sender/topic/sample.yaml", text).And("fixtures/any.yaml", text)));
        Load(() => LedgerLoader.LoadAll("l.yaml", text));
        Load(() => CapabilityLoader.Load("c.yaml", text));
        Load(() => TargetLoader.Load("demo", "targets/demo/target.yaml", text, text));
        Load(() => KnownLoader.Load("known.yaml", text));
    }

    private static void Load(Action load)
    {
        try
        {
            load();
        }
        catch (CaseFileException e)
        {
            e.At.Line.Should().BeGreaterThan(0);
            e.At.File.Should().EndWith(".yaml");
            e.Problem.Should().NotBeNullOrWhiteSpace();
        }
    }
}

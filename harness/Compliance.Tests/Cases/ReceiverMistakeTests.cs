using Compliance.Cases;

namespace Compliance.Tests.Cases;

/// <summary>Every mistake in a receiver case is found by lint, with its line.</summary>
public sealed class ReceiverMistakeTests
{
    private const string Expect = "\nexpect: [{response.success-2xx: answered}]";

    private static IEnumerable<TestCaseData> Files() =>
        [
            Mistake.Row(
                "unknown key",
                "title: x\nsend: {fixture: one-gauge}\nneed: [exemplars] #!" + Expect,
                "unknown key 'need' in a receiver case; did you mean 'needs'?"
            ),
            Mistake.Row("no title", "send: {fixture: one-gauge} #!" + Expect, "needs the key 'title'"),
            Mistake.Row("title in lines", "title: \"a\\nb\" #!\nsend: {fixture: one-gauge}" + Expect, "must be on one line"),
            Mistake.Row("case in title", "title: a {{case}} #!\nsend: {fixture: one-gauge}" + Expect, "unknown template {{case}}"),
            Mistake.Row("no expect", "title: x #!\nsend: {fixture: one-gauge}", "needs the key 'expect'"),
            Mistake.Row("empty expect", "title: x\nsend: {fixture: one-gauge}\nexpect: [] #!", "at least one check"),
            Mistake.Row(
                "unknown capability",
                "title: x\nneeds: [read.promqi] #!\nsend: {fixture: one-gauge}" + Expect,
                "did you mean 'read.promql'?"
            ),
            Mistake.Row(
                "send and steps",
                "title: x\nsend: {fixture: one-gauge}\nsteps: [] #!" + Expect,
                "'send' and 'steps' exclude each other"
            ),
            Mistake.Row("neither send nor steps", "title: x #!" + Expect, "needs one of send, steps"),
            Mistake.Row("no steps", "title: x\nsteps: [] #!" + Expect, "1 to 32 requests"),
            Mistake.Row("unnamed step", "title: x\nsteps:\n  - {fixture: one-gauge} #!" + Expect, "a step needs the key 'name'"),
            Mistake.Row(
                "step twice",
                "title: x\nsteps:\n  - {name: a, fixture: one-gauge}\n  - {name: a, fixture: one-gauge} #!" + Expect,
                "two steps are named 'a'"
            ),
            Mistake.Row(
                "first step same connection",
                "title: x\nsteps:\n  - {name: a, fixture: one-gauge, same-connection: true} #!" + Expect,
                "no connection before it"
            ),
            Mistake.Row(
                "arm name",
                "title: x\nsend: {fixture: one-gauge}\ndefects:\n  control: {method: A} #!" + Expect,
                "none of control, plain"
            ),
            Mistake.Row(
                "arm twice",
                "title: x\nsend: {fixture: one-gauge}\ndefects: {a: {method: A}}\nrewrites: {a: {method: B}} #!" + Expect,
                "stands in both defects and rewrites"
            ),
            Mistake.Row("arm without change", "title: x\nsend: {fixture: one-gauge}\ndefects:\n  a: {} #!" + Expect, "changes nothing"),
            Mistake.Row("empty defects", "title: x\nsend: {fixture: one-gauge}\ndefects: {} #!" + Expect, "at least one entry"),
            Mistake.Row(
                "arm of unknown step",
                "title: x\nsend: {fixture: one-gauge}\ndefects:\n  a: {step: sent, method: A} #!" + Expect,
                "no step is named 'sent'"
            ),
            Mistake.Row(
                "unknown arm key",
                "title: x\nsend: {fixture: one-gauge}\ndefects:\n  a: {header: {}} #!" + Expect,
                "did you mean 'headers' or 'header-lines'?"
            ),
            Mistake.Row("since", "title: x\nsince: '2.0' #!\nsend: {fixture: one-gauge}" + Expect, "since must be one of"),
            Mistake.Row(
                "after itself",
                "title: x\nafter: [receiver/topic/sample] #!\nsend: {fixture: one-gauge}" + Expect,
                "cannot come after itself"
            ),
            Mistake.Row(
                "after an unknown case",
                "title: x #!\nafter: receiver/topic/simple\nsend: {fixture: one-gauge}" + Expect,
                "after names 'receiver/topic/simple', which is no case"
            ),
            Mistake.Row("each without key", "title: x\neach: {} #!\nsend: {fixture: one-gauge}" + Expect, "exactly one key"),
            Mistake.Row("each empty", "title: x\neach: {v: []} #!\nsend: {fixture: one-gauge}" + Expect, "1 to 64 values"),
            Mistake.Row("each scalar", "title: x\neach: {v: 1} #!\nsend: {fixture: one-gauge}" + Expect, "must be a list"),
            Mistake.Row("each value twice", "title: x\neach: {v: [1, 1]} #!\nsend: {fixture: one-gauge}" + Expect, "lists '1' twice"),
            Mistake.Row(
                "each value in id",
                "title: x\neach: {v: ['a]']} #!\nsend: {fixture: one-gauge}" + Expect,
                "becomes part of the id"
            ),
            Mistake.Row(
                "each named case",
                "title: x\neach: {case: [1]} #!\nsend: {fixture: one-gauge}" + Expect,
                "other than case and defect"
            ),
            Mistake.Row(
                "unknown template",
                "title: x\nsend: {fixture: one-gauge, path: '/{{cas}}'} #!" + Expect,
                "unknown template {{cas}} here; did you mean 'case'?"
            ),
            Mistake.Row("open template", "title: x\nsend: {fixture: one-gauge, path: '/{{case'} #!" + Expect, "starts a template"),
            Mistake.Row(
                "long text",
                "title: x\nsend: {fixture: one-gauge, path: '/{{text:1048577}}'} #!" + Expect,
                "{{text:1048577}} is longer than 1048576 letters"
            ),
            Mistake.Row(
                "too much text",
                "title: x\neach: {v: [1, 2]}\nsend:\n"
                    + "  fixture: one-gauge\n"
                    + "  header-lines: ["
                    + string.Join(", ", Enumerable.Repeat("'X: {{text:1000000}}'", 4))
                    + "]\n"
                    + "  path: '/{{text:1000000}}' #!"
                    + Expect,
                "more than 8388608 characters"
            ),
            Mistake.Row(
                "too much text in arms",
                "title: x\nsend: {fixture: one-gauge, path: '/{{defect}}{{text:900000}}'} #!\ndefects: {"
                    + string.Join(", ", Enumerable.Range(0, 20).Select(i => $"a{i}: {{method: A}}"))
                    + "}"
                    + Expect,
                "more than 8388608 characters"
            ),
            Mistake.Row("no mapping", "[title, x] #!", "receiver case must be a mapping"),
        ];

    private static IEnumerable<TestCaseData> Requests() =>
        [
            Mistake.Row("unknown key", "serie: [] #!", "unknown key 'serie' in a request; did you mean 'series'?"),
            Mistake.Row("message", "message: v3 #!", "message must be one of v1, v2"),
            Mistake.Row("unknown fixture", "fixture: one-gage #!", "no fixture is named 'one-gage'; did you mean 'one-gauge'?"),
            Mistake.Row("fixture of pages", "fixture: one-counter #!", "the fixture 'one-counter' has no series"),
            Mistake.Row("method", "method: 'A B' #!", "method must be letters"),
            Mistake.Row("path", "path: other #!", "path must start with /"),
            Mistake.Row("header value", "headers: {X-A: \"a\\r\\nb\"} #!", "Latin-1 text without line ends"),
            Mistake.Row("header name", "headers: {'X A': b} #!", "a header name must be letters"),
            Mistake.Row("header twice", "headers: {X-A: a, x-a: b} #!", "stands here twice; use header-lines"),
            Mistake.Row("header list", "headers: {X-A: [a]} #!", "must be text, not a list"),
            Mistake.Row("header line", "header-lines: [nothing] #!", "must be 'Name: value'"),
            Mistake.Row("compress", "compress: zstd #!", "compress must be one of block, block-literals"),
            Mistake.Row("chunked", "chunked: yes #!", "chunked must be true or false"),
            Mistake.Row("families", "message: v1\nfamilies: yes #!", "families must be true or false"),
            Mistake.Row("families of v2", "families: true #!", "only v1 messages have families"),
            Mistake.Row("body", "body: {} #!", "needs one of hex, text"),
            Mistake.Row("body hex", "body: {hex: 0ff} #!", "pairs of hexadecimal digits"),
            Mistake.Row("body both", "body: {hex: '00', text: a} #!", "exclude each other"),
            Mistake.Row("symbols of v1", "message: v1\nsymbols: {duplicate: true} #!", "only v2 messages have a symbol table"),
            Mistake.Row("symbols key", "symbols: {dup: true} #!", "did you mean 'duplicate'?"),
            Mistake.Row("symbols empty and more", "symbols: {empty: true, reversed: true} #!", "cannot be bent any further"),
            Mistake.Row("wire word", "wire: [reverse] #!", "one of reverse-fields"),
            Mistake.Row("wire without word", "wire: [{to: 1}] #!", "needs one of set, remove"),
            Mistake.Row("wire without value", "wire: [{set: 'symbols[0]'}] #!", "needs the key 'to'"),
            Mistake.Row("wire value too many", "wire: [{remove: 'symbols[0]', to: 1}] #!", "'to' does not belong to remove"),
            Mistake.Row("wire hex", "wire: [{append: '', hex: x}] #!", "hexadecimal"),
            Mistake.Row(
                "wire path",
                "wire: [{remove: 'timeseries[0].label_refs'}] #!",
                "names no field 'label_refs'; did you mean 'labels_refs'?"
            ),
            Mistake.Row("wire path syntax", "wire: [{remove: 'timeseries[x]'}] #!", "field names with indices"),
            Mistake.Row("wire path index", "wire: [{remove: 'timeseries[0].metadata[0].type'}] #!", "does not repeat"),
            Mistake.Row("wire path too deep", "wire: [{remove: 'symbols[0].x'}] #!", "after a field that is no message"),
            Mistake.Row("wire path of other message", "message: v1\nwire: [{remove: 'symbols[0]'}] #!", "names no field 'symbols'"),
            Mistake.Row("wire truncate", "wire: [{truncate: a}] #!", "truncate must be a whole number"),
            Mistake.Row(
                "repeat too much",
                "series: [{labels: {c: '{{case}}{{text:1000}}'}, value: 1, at: 0s}]\nrepeat: {series: 100000} #!",
                "characters of labels"
            ),
            Mistake.Row(
                "repeat too many",
                "series: [{labels: {c: '{{case}}'}, value: 1, at: 0s}]\nrepeat: {series: 1000, samples: 1000, step: 1s} #!",
                "at most 200000 samples"
            ),
            Mistake.Row(
                "repeat no samples",
                "series: [{labels: {c: '{{case}}'}}]\nrepeat: {samples: 10, step: 1s} #!",
                "no sample to repeat"
            ),
            Mistake.Row(
                "repeat step",
                "series: [{labels: {c: '{{case}}'}, value: 1, at: 0s}]\nrepeat: {series: 10, step: 1s} #!",
                "belongs to samples"
            ),
            Mistake.Row(
                "repeat without step",
                "series: [{labels: {c: '{{case}}'}, value: 1, at: 0s}]\nrepeat: {samples: 10} #!",
                "needs the key 'step'"
            ),
            Mistake.Row(
                "repeat nothing at all",
                "series: [{labels: {c: '{{case}}'}, value: 1, at: 0s}]\nrepeat: {} #!",
                "needs series or samples"
            ),
            Mistake.Row("repeat nothing", "repeat: {series: 2} #!", "needs a first series"),
        ];

    private static IEnumerable<TestCaseData> Series() =>
        [
            Mistake.Row("no labels", "{value: 1, at: 0s} #!", "a series needs the key 'labels'"),
            Mistake.Row("labels text", "{labels: a, value: 1, at: 0s} #!", "labels must be a mapping or a list"),
            Mistake.Row("label pair", "{labels: [[a]], value: 1, at: 0s} #!", "a pair [name, value]"),
            Mistake.Row("label null", "{labels: {a: }, value: 1, at: 0s} #!", "empty text is written ''"),
            Mistake.Row("no tag", "{labels: {a: b}, value: 1, at: 0s} #!", "does not hold {{case}}"),
            Mistake.Row("value", "{labels: {c: '{{case}}'}, value: one, at: 0s} #!", "value must be a number, NaN, Inf"),
            Mistake.Row("no at", "{labels: {c: '{{case}}'}, value: 1} #!", "needs the key 'at'"),
            Mistake.Row("at", "{labels: {c: '{{case}}'}, value: 1, at: 10} #!", "at must be an offset such as -10s"),
            Mistake.Row("at without value", "{labels: {c: '{{case}}'}, at: 0s} #!", "belongs to the short form"),
            Mistake.Row("value and samples", "{labels: {c: '{{case}}'}, value: 1, at: 0s, samples: []} #!", "exclude each other"),
            Mistake.Row("sample key", "{labels: {c: '{{case}}'}, samples: [{val: 1, at: 0s}]} #!", "did you mean 'value'?"),
            Mistake.Row("type", "{labels: {c: '{{case}}'}, value: 1, at: 0s, type: guage} #!", "type must be one of"),
            Mistake.Row(
                "metadata and type",
                "{labels: {c: '{{case}}'}, value: 1, at: 0s, metadata: {}, type: gauge} #!",
                "'metadata' and 'type' exclude"
            ),
            Mistake.Row("exemplar", "{labels: {c: '{{case}}'}, exemplars: [{labels: {}}]} #!", "an exemplar needs the key 'value'"),
            Mistake.Row("histogram count", "{labels: {c: '{{case}}'}, histograms: [{at: 0s}]} #!", "needs the key 'count'"),
            Mistake.Row(
                "histogram negative count",
                "{labels: {c: '{{case}}'}, histograms: [{at: 0s, count: -1}]} #!",
                "count must be a whole number from 0"
            ),
            Mistake.Row(
                "histogram span",
                "{labels: {c: '{{case}}'}, histograms: [{at: 0s, count: 1, positive: {spans: [1]}}]} #!",
                "a pair [offset, length]"
            ),
            Mistake.Row(
                "counts of integers",
                "{labels: {c: '{{case}}'}, histograms: [{at: 0s, count: 1, positive: {counts: [1]}}]} #!",
                "counts to those with float: true"
            ),
            Mistake.Row(
                "deltas of floats",
                "{labels: {c: '{{case}}'}, histograms: [{at: 0s, count: 1, float: true, negative: {deltas: [1]}}]} #!",
                "deltas belong to integer"
            ),
            Mistake.Row(
                "hint",
                "{labels: {c: '{{case}}'}, histograms: [{at: 0s, count: 1, hint: reset}]} #!",
                "hint must be one of unspecified, yes, no, gauge"
            ),
            Mistake.Row("let", "{let: poison} #!", "it has no key 'let'"),
        ];

    private static IEnumerable<TestCaseData> Lets() =>
        [
            Mistake.Row("two names", "let: {a: {rejected: []}, b: {rejected: []}} #!", "exactly one name"),
            Mistake.Row("no candidates", "let: {poison: {rejected: []}} #!", "1 to 32 candidates"),
            Mistake.Row("unknown key", "let: {poison: {refused: []}} #!", "allowed: rejected"),
            Mistake.Row("no data", "let: {poison: {rejected: [{name: a, series: {labels: {}}}]}} #!", "at least one sample"),
            Mistake.Row(
                "shared series",
                "let: {poison: {rejected: [{name: a, series: {labels: {c: '{{case}}'}, value: 1, at: 0s}}]}} #!",
                "write {{defect}} into a label"
            ),
            Mistake.Row(
                "no tag",
                "let: {poison: {rejected: [{name: a, series: {labels: {c: '{{defect}}'}, value: 1, at: 0s}}]}} #!",
                "does not hold {{case}}"
            ),
            Mistake.Row(
                "name twice",
                "let: {poison: {rejected: [{name: a, series: {labels: [], value: 1, at: 0s}}, {name: a, series: {labels: [], value: 1, at: 0s}}]}} #!",
                "the same name"
            ),
            Mistake.Row("let in let", "let: {poison: {rejected: [{name: a, series: {let: poison}}]}} #!", "no place for one"),
            Mistake.Row("other name", "let: {venom: {rejected: [{name: a, series: {labels: [], value: 1, at: 0s}}]}}\n#", "only 'venom'"),
        ];

    [TestCaseSource(nameof(Files))]
    public void Finds_in_a_file(string text, string problem) => Check(text, problem);

    [TestCaseSource(nameof(Requests))]
    public void Finds_in_a_request(string keys, string problem) =>
        Check("title: x\nsend:\n  " + keys.Replace("\n", "\n  ", StringComparison.Ordinal) + Expect, problem);

    [TestCaseSource(nameof(Series))]
    public void Finds_in_a_series(string series, string problem) => Check($"title: x\nsend:\n  series:\n    - {series}" + Expect, problem);

    [TestCaseSource(nameof(Lets))]
    public void Finds_in_let(string let, string problem)
    {
        var marked = let.EndsWith(Mistake.Mark, StringComparison.Ordinal);
        Check($"title: x\n{let}\nsend: {{series: [{{let: poison}}]}}{(marked ? "" : " #!")}" + Expect, problem);
    }

    [Test]
    public void Finds_arms_that_share_a_series()
    {
        const string text = """
            title: x
            send: {series: [{labels: {c: "{{case}}"}, value: 1, at: 0s}]} #!
            defects: {a: {method: PUT}}
            expect: [{response.success-2xx: answered}]
            """;

        Check(text, "the arms 'control' and 'a' share the series");
    }

    [Test]
    public void Arms_without_any_label_share_nothing()
    {
        const string text = """
            title: x
            send: {series: [{labels: {c: "{{case}}", d: "{{defect}}"}, value: 1, at: 0s}]}
            defects: {a: {series: [{labels: [], value: 1, at: 0s}]}, b: {series: [{labels: [], value: 2, at: 0s}]}}
            expect: [{response.success-2xx: answered}]
            """;

        CaseLint.Run(SampleFiles.Receiver(text)).Should().BeEmpty();
    }

    [Test]
    public void Finds_two_arms_that_use_let()
    {
        const string text = """
            title: x
            let: {poison: {rejected: [{name: a, series: {labels: [], value: 1, at: 0s}}]}} #!
            send: {series: [{let: poison}]}
            defects: {a: {method: PUT}}
            expect: [{response.success-2xx: answered}]
            """;

        Check(text, "exactly one arm must use what let finds, not 2");
    }

    [TestCase("receiver/sample.yml", "must end in .yaml")]
    [TestCase("proxy/sample.yaml", "must stand below receiver/ or sender/")]
    [TestCase("sample.yaml", "must stand below receiver/ or sender/")]
    [TestCase("receiver/Topic/sample.yaml", "'Topic' in the path")]
    [TestCase("fixtures/Odd.yaml", "NAME in kebab-case")]
    public void Finds_files_in_the_wrong_place(string path, string problem) =>
        CaseLint.Run(SampleFiles.With(path, "title: x")).Should().Contain(e => e.Problem.Contains(problem) && e.At.File == $"cases/{path}");

    private static void Check(string text, string problem)
    {
        var found = CaseLint.Run(SampleFiles.Receiver(text));
        found.Should().ContainSingle();
        Mistake.MustBeFound(() => throw found[0], "cases/receiver/topic/sample.yaml", text, problem);
    }
}

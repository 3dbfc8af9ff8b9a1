using Compliance.Cases;

namespace Compliance.Tests.Cases;

/// <summary>Case files in memory, with a ledger, capabilities and fixtures to refer to.</summary>
internal sealed class SampleFiles : ICaseFiles
{
    public const string Ledger = """
        - {id: response.success-2xx, role: receiver, level: MUST, section: response, says: All written is answered 2xx.}
        - {id: response.unsupported-415, role: receiver, level: MUST, section: unsupported, says: Unknown content is answered 415.}
        - {id: response.newer, role: receiver, level: SHOULD, section: response, says: Only newer versions say so., since: 2.0-rc.5}
        - {id: response.hidden, role: receiver, level: MUST, section: response, says: Nobody sees it., untestable: internal}
        - {id: retry.not-4xx, role: sender, level: MUST NOT, section: invalid-samples, says: A 4xx is final.}
        - {id: request.headers, role: sender, level: MUST, section: protocol, says: Reserved headers are sent.}
        """;

    public const string Capabilities = """
        - {name: message.v1, says: The old message., default: yes}
        - {name: exemplars, says: Exemplars., default: no}
        - {name: read.promql, says: Reads back., default: no}
        """;

    public const string OneGauge = """
        series:
          - {labels: {__name__: demo_gauge, case: "{{case}}", defect: "{{defect}}"}, value: 1, at: -10s, type: gauge}
        """;

    public const string OneCounter = """
        families:
          - {name: demo, type: counter, help: Things., series: [{labels: {case: "{{case}}"}, value: 1, step: 2}]}
        """;

    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal)
    {
        ["requirements.yaml"] = Ledger,
        ["capabilities.yaml"] = Capabilities,
        ["fixtures/one-gauge.yaml"] = OneGauge,
        ["fixtures/one-counter.yaml"] = OneCounter,
    };

    public static SampleFiles With(string path, string text) => new SampleFiles().And(path, text);

    /// <summary>One receiver case.</summary>
    public static SampleFiles Receiver(string text) => With("receiver/topic/sample.yaml", text);

    /// <summary>One sender case.</summary>
    public static SampleFiles Sender(string text) => With("sender/topic/sample.yaml", text);

    public SampleFiles And(string path, string text)
    {
        texts[path] = text;
        return this;
    }

    public SampleFiles Without(string path)
    {
        texts.Remove(path);
        return this;
    }

    public IEnumerable<string> Paths() => texts.Keys;

    public string Read(string path) => texts[path];
}

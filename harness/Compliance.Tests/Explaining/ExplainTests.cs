using Compliance.Cases;
using Compliance.Cli.Explaining;
using Compliance.Tests.Cases;

namespace Compliance.Tests.Explaining;

/// <summary>Cases and requirements read as prose.</summary>
public sealed class ExplainTests
{
    private const string Case = """
        # Which sentence: a made-up one.
        title: Unknown content is refused
        needs: [message.v1]
        send: {fixture: one-gauge}
        defects:
          json: {headers: {Content-Type: application/json}}
          cut: {wire: [{truncate: -3}], compress: none}
        expect:
          - response.unsupported-415: {status: 415}
            arms: [json]
          - response.success-2xx: {stored-if-accepted: 'demo_gauge{case="{{case}}"}', as: sent}
            needs: [read.promql]
        """;

    [Test]
    public void A_receiver_case_tells_what_is_sent_expected_and_proven() =>
        Explained(SampleFiles.Receiver(Case), "receiver/topic/sample")
            .Should()
            .Equal(
                "receiver/topic/sample (cases/receiver/topic/sample.yaml:2)",
                "  Unknown content is refused.",
                "  Which sentence: a made-up one.",
                "  It is not applicable to a target without message.v1.",
                "  What is sent",
                "    control (must be accepted, else the others say nothing): a 2.0 message with 1 series (demo_gauge), 1 sample.",
                "    defect json: the same, but Content-Type: application/json.",
                "    defect cut: the same, but the last 3 bytes cut off; not compressed.",
                "  What is expected",
                "    arm json: the answer has the status 415.",
                "      for response.unsupported-415, MUST: Unknown content is answered 415.",
                "      proven by 2 mutants that break it: accepts-json and accepts-all",
                "    if the answer is 2xx, reading demo_gauge{case=\"{{case}}\"} back finds exactly what was sent (where the target has read.promql).",
                "      for response.success-2xx, MUST: All written is answered 2xx."
            );

    [Test]
    public void An_arm_with_as_many_data_tells_which_of_them_differ() =>
        Explained(
                SampleFiles.Receiver(
                    """
                    title: Falling times are refused
                    send: {series: [{labels: {__name__: m, case: "{{case}}", arm: "{{defect}}"}, samples: [{value: 1, at: -30s}, {value: 2, at: -20s}]}]}
                    defects:
                      falling: {series: [{labels: {__name__: m, case: "{{case}}", arm: "{{defect}}"}, samples: [{value: 2, at: -20s}, {value: 1, at: -30s}]}]}
                      other: {series: [{labels: {__name__: m, case: "{{case}}", arm: "{{defect}}"}, samples: [{value: 1, at: -30s}, {value: 3, at: -20s}]}]}
                      labelled: {series: [{labels: {__name__: m, case: "{{case}}", arm: "{{defect}}", x: y}, samples: [{value: 1, at: -30s}, {value: 2, at: -20s}]}]}
                    expect:
                      - response.unsupported-415: {status: 415}
                    """
                ),
                "receiver/topic/sample"
            )
            .Should()
            .ContainInOrder(
                "    defect falling: the same with samples of falling time.",
                "    defect other: the same with other samples.",
                "    defect labelled: the same with other labels."
            );

    [Test]
    public void A_sender_case_tells_configuration_pages_and_answers() =>
        Explained(
                SampleFiles.Sender(
                    """
                    title: A 4xx is final
                    scrape: {fixture: one-counter}
                    respond: [{status: 400, times: 1}, {status: 204}]
                    expect:
                      - retry.not-4xx: {never: {attempts: 2}, until: {newer-data: 3, pause: 4x retry}}
                    """
                ),
                "sender/topic/sample"
            )
            .Should()
            .ContainInOrder(
                "    the sender is configured for the 2.0 message.",
                "    it scrapes a page with 1 metric (demo).",
                "    the mock answers 400, 1 time, then 204, always."
            )
            .And.ContainMatch("    never, until 3 requests with newer data came*: *")
            .And.Contain("      for retry.not-4xx, MUST NOT: A 4xx is final.");

    [TestCaseSource(typeof(SpecVersions), nameof(SpecVersions.Order))]
    public void Every_case_of_the_suite_reads_whole(string spec)
    {
        var files = new Files();
        var library = CaseLibrary.Load(files, spec);
        var prose = new CaseProse(library, files, NoMutants);

        foreach (var @case in library.Cases)
        {
            var lines = prose.Of(@case).ToArray();
            lines.Should().Contain("  What is sent").And.Contain("  What is expected");
            lines
                .Should()
                .NotContain(l => l.Contains("  .", StringComparison.Ordinal) || l.Contains("finds .", StringComparison.Ordinal), @case.Id);
            lines.Count(l => l.StartsWith("      for ", StringComparison.Ordinal)).Should().Be(@case.Head.Checks.Length, @case.Id);
        }
    }

    private static ILookup<string, string> NoMutants => Array.Empty<string>().ToLookup(m => m, StringComparer.Ordinal);

    private static IEnumerable<string> Explained(SampleFiles files, string id)
    {
        var library = CaseLibrary.Load(files, SpecVersions.Default);
        var mutants = new[] { "accepts-json", "accepts-all" }.ToLookup(_ => "response.unsupported-415", StringComparer.Ordinal);
        return new CaseProse(library, files, mutants).Of(library.Cases.Single(c => c.Id == id));
    }

    private sealed class Files : ICaseFiles
    {
        private static readonly string Folder = Cases.SuiteFolder.File("cases");

        public IEnumerable<string> Paths() =>
            Directory
                .EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories)
                .Select(p => Path.GetRelativePath(Folder, p).Replace('\\', '/'));

        public string Read(string path) => File.ReadAllText(Path.Combine(Folder, path));
    }
}

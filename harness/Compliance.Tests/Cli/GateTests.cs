namespace Compliance.Tests.Cli;

/// <summary>The gate as a vendor meets it: a folder of their own, a <c>known.yaml</c>, the exit code.</summary>
[Platform("Linux,MacOsX")]
public sealed class GateTests
{
    private const string Case = "receiver/written/samples";
    private const string Check = $"{Case}#written.precise";
    private const string Passing = $"{Case}#written.names";
    private readonly SuiteProgram suite = new();
    private OwnReceiver faulty = null!;
    private OwnReceiver odd = null!;

    [OneTimeSetUp]
    public async Task StartReceivers()
    {
        faulty = await OwnReceiver.Start("written-zero");
        odd = await OwnReceiver.Start("success-200");
    }

    [OneTimeTearDown]
    public async Task End()
    {
        await faulty.DisposeAsync();
        await odd.DisposeAsync();
        suite.Dispose();
    }

    private static string Entry(string check, string more = "") =>
        $$"""
            - check: "{{check}}"
              reason: "It counts nothing yet."
              link: "https://example.org/issue/7"
              {{more}}

            """;

    private Task<SuiteProgram.Ended> Judge(OwnReceiver receiver, string known, string gate = "must", string cases = Case)
    {
        var folder = receiver.Describe(suite, known.Length > 0 ? known : "# none\n");
        return suite.Run("run", "--target", folder, "--case", cases, "--gate", gate, "--out", "out");
    }

    [Test]
    public async Task A_violated_must_is_red()
    {
        var ended = await Judge(faulty, "");

        ended.Code.Should().Be(1, ended.All);
        ended.Output.Should().Contain($"FAIL   {Check}").And.Contain("gate must red");
    }

    [Test]
    public async Task A_violated_must_that_is_known_is_green_and_stays_a_violation()
    {
        var ended = await Judge(faulty, Entry(Check));

        ended.Code.Should().Be(0, ended.All);
        ended.Output.Should().Contain("known").And.Contain("gate must green").And.NotContain("conformant (MUST 3 of 3");
        suite
            .Read("out/mine/receiver.results.jsonl")
            .Should()
            .Contain("\"knownReason\":\"It counts nothing yet.\"")
            .And.Contain("\"verdict\":\"fail\"");
    }

    [TestCase("1.2.*", 0)]
    [TestCase("1.2.3", 0)]
    [TestCase("1.2.4", 1)]
    public async Task An_entry_holds_for_the_versions_that_it_names(string version, int code)
    {
        var ended = await Judge(faulty, Entry(Check, $"versions: [\"{version}\"]"));

        ended.Code.Should().Be(code, ended.All);
    }

    [TestCase("1.2.3", "@1.2.4", 0, "\"version\":\"1.2.3\",\"launch\"")]
    [TestCase("", "@1.2.3", 0, "\"version\":\"1.2.3\",\"versionAsked\":true")]
    [TestCase("", "@1.2.4", 1, "\"version\":\"1.2.4\",\"versionAsked\":true")]
    [TestCase("", "", 1, "\"version\":\"\",\"launch\"")]
    public async Task Where_the_program_tells_no_version_an_entry_holds_for_the_one_asked_for(
        string told,
        string asked,
        int code,
        string header
    )
    {
        var folder = faulty.Describe(suite, Entry(Check, "versions: [\"1.2.3\"]"), version: told);

        var ended = await suite.Run("run", "--target", folder + asked, "--case", Case, "--out", "out-asked");

        ended.Code.Should().Be(code, ended.All);
        ended.Output.Contains("1.2.3 (as asked for)").Should().Be(told.Length == 0 && asked == "@1.2.3");
        suite.Read($"out-asked/mine{asked.Replace('@', '-')}/receiver.results.jsonl").Should().Contain(header);
    }

    [TestCase("process", 0)]
    [TestCase("container", 1)]
    public async Task An_entry_holds_for_the_launch_that_it_names(string via, int code) =>
        (await Judge(faulty, Entry(Check, $"via: {via}"))).Code.Should().Be(code);

    [Test]
    public async Task A_known_failure_that_passes_is_red_until_its_entry_goes()
    {
        var ended = await Judge(faulty, Entry(Check) + Entry(Passing));

        ended.Code.Should().Be(1, ended.All);
        ended.Output.Should().Contain($"{Passing} is listed as a known failure but is satisfied: remove the entry");
    }

    [Test]
    public async Task A_flaky_check_may_pass_or_fail()
    {
        var ended = await Judge(faulty, Entry(Check, "kind: flaky") + Entry(Passing, "kind: flaky"));

        ended.Code.Should().Be(0, ended.All);
    }

    [Test]
    public async Task An_entry_that_matches_no_check_is_red_and_named_with_its_line()
    {
        var ended = await Judge(faulty, Entry(Check) + Entry("receiver/no-such-case#written.precise"));

        ended.Code.Should().Be(1, ended.All);
        ended.Output.Should().Contain("known.yaml:5").And.Contain("receiver/no-such-case#written.precise matches no check");
    }

    [TestCase("- {check: 'a#b', link: 'https://example.org'}", "needs the key 'reason'")]
    [TestCase("- {check: 'a#b', reason: why}", "needs the key 'link'")]
    [TestCase("- {check: 'a#b', reason: why, link: soon}", "http or https URL")]
    [TestCase("- {check: 'a#b', reason: why, link: 'https://example.org', until: tomorrow}", "unknown key 'until'")]
    public async Task An_entry_without_reason_or_link_is_a_mistake_and_nothing_is_started(string known, string says)
    {
        var ended = await Judge(faulty, known);

        ended.Code.Should().Be(2);
        ended.Errors.Should().Contain("known.yaml:1").And.Contain(says);
        ended.Output.Should().BeEmpty();
    }

    [TestCase("must", 0)]
    [TestCase("should", 1)]
    [TestCase("none", 0)]
    public async Task A_warning_is_red_only_when_the_gate_asks(string gate, int code) =>
        (await Judge(odd, "", gate, "receiver/response/success")).Code.Should().Be(code);

    [Test]
    public async Task Gate_none_is_green_for_a_violation() => (await Judge(faulty, "", "none")).Code.Should().Be(0);

    [Test]
    public async Task The_step_summary_and_annotations_say_what_is_red()
    {
        var summary = suite.Write("summary.md", "");
        suite.Environment["GITHUB_STEP_SUMMARY"] = summary;
        var folder = faulty.Describe(suite, "# none\n");

        var ended = await suite.Run("run", "--target", folder, "--case", Case, "--github", "--out", "out-github");

        suite.Environment.Remove("GITHUB_STEP_SUMMARY");
        ended.Output.Should().Contain("::error");
        File.ReadAllText(summary).Should().Contain("Mine").And.Contain("written.precise");
    }
}

using System.Globalization;
using System.Xml.Linq;
using System.Xml.Schema;
using Compliance.Model;
using Compliance.Model.Results;
using Compliance.Model.Targets;
using Compliance.Reporting.Jsonl;
using Compliance.Reporting.JUnit;

namespace Compliance.Tests.Reporting;

[TestFixture("tr-TR")]
[TestFixture("de-DE")]
public sealed class JUnitTests(string culture) : CultureFixture(culture)
{
    [Test]
    public void Shows_a_sender_run() => Golden.Check("sender.junit.xml", JUnitReport.Render(Example.Sender(), Example.Ledger));

    [Test]
    public void Counts_match_the_elements()
    {
        foreach (var run in new[] { Example.Sender(), Example.Receiver(), Hostile.Run(), Example.Sender() with { Footer = null } })
        {
            var root = XDocument.Parse(JUnitReport.Render(run, Example.Ledger)).Root!;
            Compare(root);
            foreach (var suite in root.Elements("testsuite"))
                Compare(suite);
        }
    }

    [Test]
    public void Every_document_fits_the_schema_that_ci_services_share()
    {
        foreach (var run in new[] { Example.Sender(), Example.Receiver(), Hostile.Run(), Example.Sender() with { Footer = null } })
            Wrong(JUnitReport.Render(run, Example.Ledger)).Should().BeEmpty();
        var broken = JUnitReport.Render(Example.Sender(), Example.Ledger).Replace("<failure", "<failed", StringComparison.Ordinal);
        Wrong(broken.Replace("</failure", "</failed", StringComparison.Ordinal)).Should().NotBeEmpty("the schema refuses something");
    }

    [Test]
    public void The_documents_of_published_runs_fit_it_too()
    {
        var files = Directory.GetFiles(SuiteFolder.Path("reports"), "*.results.jsonl", SearchOption.AllDirectories);
        files.Should().NotBeEmpty();
        foreach (var file in files)
            Wrong(JUnitReport.Render(ResultsReader.Read(File.ReadLines(file), _ => null), Example.Ledger))
                .Should()
                .BeEmpty(Path.GetRelativePath(SuiteFolder.Path("reports"), file));
    }

    private static List<string> Wrong(string document)
    {
        var schemas = new XmlSchemaSet();
        schemas.Add("", SuiteFolder.Path(Path.Combine("harness", "Compliance.Tests", "Reporting", "Golden", "junit.xsd")));
        var wrong = new List<string>();
        XDocument.Parse(document).Validate(schemas, (_, e) => wrong.Add(e.Message));
        return wrong;
    }

    private static void Compare(XElement element)
    {
        int Count(string name) => element.Descendants("testcase").Elements(name).Count();
        int Said(string name) => int.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
        Said("tests").Should().Be(element.Descendants("testcase").Count());
        Said("failures").Should().Be(Count("failure"));
        Said("errors").Should().Be(Count("error"));
        Said("skipped").Should().Be(Count("skipped"));
        var time = element.Descendants("testcase").Sum(t => decimal.Parse(t.Attribute("time")!.Value, CultureInfo.InvariantCulture));
        decimal.Parse(element.Attribute("time")!.Value, CultureInfo.InvariantCulture).Should().Be(time);
    }

    [TestCase(Level.Must, Outcome.Violated, ExpectationKind.None, Gate.Must, "failure")]
    [TestCase(Level.MustNot, Outcome.Violated, ExpectationKind.None, Gate.Should, "failure")]
    [TestCase(Level.Must, Outcome.Violated, ExpectationKind.None, Gate.None, "skipped")]
    [TestCase(Level.Must, Outcome.Violated, ExpectationKind.Known, Gate.Must, "skipped")]
    [TestCase(Level.Must, Outcome.Violated, ExpectationKind.Flaky, Gate.Must, "skipped")]
    [TestCase(Level.Must, Outcome.Satisfied, ExpectationKind.None, Gate.Must, "system-out")]
    [TestCase(Level.Must, Outcome.Satisfied, ExpectationKind.Known, Gate.Must, "failure")]
    [TestCase(Level.Must, Outcome.Satisfied, ExpectationKind.Flaky, Gate.Must, "system-out")]
    [TestCase(Level.Must, Outcome.Inconclusive, ExpectationKind.None, Gate.Must, "failure")]
    [TestCase(Level.Must, Outcome.Inconclusive, ExpectationKind.Known, Gate.Must, "failure")]
    [TestCase(Level.Must, Outcome.Inconclusive, ExpectationKind.Flaky, Gate.Must, "skipped", "flaky: two tries disagree")]
    [TestCase(Level.Must, Outcome.Inconclusive, ExpectationKind.Flaky, Gate.Must, "failure", "nothing arrived")]
    [TestCase(Level.Must, Outcome.NotApplicable, ExpectationKind.None, Gate.Must, "skipped")]
    [TestCase(Level.Must, Outcome.Error, ExpectationKind.Known, Gate.None, "error")]
    [TestCase(Level.Should, Outcome.Violated, ExpectationKind.None, Gate.Must, "system-out")]
    [TestCase(Level.Should, Outcome.Violated, ExpectationKind.None, Gate.Should, "failure")]
    [TestCase(Level.ShouldNot, Outcome.Violated, ExpectationKind.Known, Gate.Should, "skipped")]
    [TestCase(Level.Should, Outcome.Inconclusive, ExpectationKind.None, Gate.Should, "skipped")]
    [TestCase(Level.Robust, Outcome.Violated, ExpectationKind.None, Gate.Must, "system-out")]
    [TestCase(Level.Robust, Outcome.Violated, ExpectationKind.None, Gate.Should, "failure")]
    [TestCase(Level.May, Outcome.Violated, ExpectationKind.None, Gate.Should, "system-out")]
    [TestCase(Level.May, Outcome.Satisfied, ExpectationKind.None, Gate.Must, "system-out")]
    public void Every_verdict_has_its_element(
        Level level,
        Outcome outcome,
        ExpectationKind expectation,
        Gate gate,
        string element,
        string said = "said"
    )
    {
        var check = Example.Check("sender/a/b#c", "retry.x", level, outcome, said) with { Expectation = expectation, KnownReason = "why" };
        var run = Example.Run(Role.Sender, [check]);
        run = run with { Header = run.Header with { Gate = gate }, Footer = run.Footer! with { Green = true } };
        var test = XDocument.Parse(JUnitReport.Render(run, Example.Ledger)).Descendants("testcase").Single();
        test.Elements().First().Name.LocalName.Should().Be(element);
    }

    [Test]
    public void A_failure_says_requirement_expectation_finding_and_command()
    {
        var failure = XDocument
            .Parse(JUnitReport.Render(Example.Sender(), Example.Ledger))
            .Descendants("failure")
            .First(f => f.Attribute("type")!.Value == "MUST NOT");
        failure
            .Value.Should()
            .Be(
                "\nMUST NOT: A request answered 4xx (429 apart) is not sent again.\nhttps://prometheus.io/docs/specs/prw/remote_write_spec_2_0/#retries-backoff\n\n"
                    + "expected:  nothing refused with 400 comes back\nseen:      demo@11751424 came back in exchange 6\nexchanges: 5, 6\n"
                    + "reproduce: ./run-compliance.sh --target prometheus --role sender --case 'sender/retry/final[400]'\n"
            );
    }

    [Test]
    public void Illegal_characters_are_replaced_and_the_document_is_well_formed()
    {
        var xml = JUnitReport.Render(Hostile.Run(), Example.Ledger);
        var document = XDocument.Parse(xml);
        xml.Should().NotContainAny("\0", "\u001b", "\u202e");
        document.Descendants("failure").Should().NotBeEmpty();
        document.Descendants("script").Should().BeEmpty();
    }

    [Test]
    public void An_incomplete_file_is_an_error_whatever_its_checks_say()
    {
        var run = Example.Run(Role.Sender, [Example.Sender().Checks[0]]);
        var whole = XDocument.Parse(JUnitReport.Render(run, Example.Ledger));
        whole.Descendants("error").Concat(whole.Descendants("failure")).Should().BeEmpty();
        var cut = XDocument.Parse(JUnitReport.Render(run with { Footer = null }, Example.Ledger));
        cut.Descendants("error").Single().Attribute("type")!.Value.Should().Be("incomplete");
    }

    [Test]
    public void A_red_gate_is_never_all_green()
    {
        var run = Example.Run(Role.Sender, [Example.Sender().Checks[0]]);
        var silent = run with { Footer = run.Footer! with { Green = false } };
        XDocument.Parse(JUnitReport.Render(silent, Example.Ledger)).Descendants("failure").Should().ContainSingle();
        var problem = run with { Footer = run.Footer! with { Green = false, Problems = ["known.yaml:3 matches nothing"] } };
        XDocument
            .Parse(JUnitReport.Render(problem, Example.Ledger))
            .Descendants("failure")
            .Single()
            .Value.Should()
            .Be("known.yaml:3 matches nothing");
    }

    [Test]
    public void Without_gate_a_problem_is_told_and_nothing_fails()
    {
        var run = Example.Run(Role.Sender, [Example.Sender().Checks[0]]);
        run = run with
        {
            Header = run.Header with { Gate = Gate.None },
            Footer = run.Footer! with { Problems = ["known.yaml:3 matches nothing"] },
        };
        var xml = XDocument.Parse(JUnitReport.Render(run, Example.Ledger));
        xml.Descendants("failure").Should().BeEmpty();
        xml.Descendants("skipped").Single().Attribute("message")!.Value.Should().Be("known.yaml:3 matches nothing");
    }

    [Test]
    public void Renders_the_same_twice() =>
        JUnitReport.Render(Hostile.Run(), Example.Ledger).Should().Be(JUnitReport.Render(Hostile.Run(), Example.Ledger));
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using Compliance.Model.Ledger;
using Compliance.Model.Results;
using Compliance.Reporting.Tallies;
using Compliance.Reporting.Text;

namespace Compliance.Reporting.JUnit;

/// <summary>
/// JUnit XML as GitHub, GitLab and Jenkins read it: a suite per topic, a test per check. What turns the gate red is a failure or an
/// error; what could not be judged or is known to fail is skipped; everything else passed.
/// </summary>
public static class JUnitReport
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Indent = true,
        NewLineChars = "\n",
        OmitXmlDeclaration = true,
    };

    /// <summary>The document.</summary>
    public static string Render(RunResults results, RequirementLedger ledger)
    {
        var tally = new RunTally(Redaction.Default.Apply(results), ledger);
        var suites = Suites(tally, ledger);
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        using (var xml = XmlWriter.Create(text, Settings))
        {
            xml.WriteStartElement("testsuites");
            xml.Attribute("name", $"prw-compliance {tally.Target} {tally.Results.Header.Role.Word()}");
            Counts(xml, [.. suites.SelectMany(s => s.Tests)]);
            foreach (var suite in suites)
                Write(xml, suite, tally);
            xml.WriteEndElement();
        }

        return text.Append('\n').ToString();
    }

    private static List<TestSuite> Suites(RunTally tally, RequirementLedger ledger)
    {
        var suites = tally
            .Results.Checks.GroupBy(CheckNames.Topic, StringComparer.Ordinal)
            .Select(topic => new TestSuite(topic.Key, [.. topic.Select(check => CheckTest.Of(check, tally, ledger))]))
            .ToList();
        var run = RunTests.Of(tally, anyRed: suites.Any(s => s.Tests.Any(t => t.Ending is TestEnding.Failed or TestEnding.Error)));
        if (!run.IsEmpty)
            suites.Insert(0, new TestSuite("run", run));
        return suites;
    }

    private static void Write(XmlWriter xml, TestSuite suite, RunTally tally)
    {
        var header = tally.Results.Header;
        xml.WriteStartElement("testsuite");
        xml.Attribute("name", suite.Topic);
        Counts(xml, suite.Tests);
        xml.Attribute("timestamp", header.Started.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
        xml.WriteStartElement("properties");
        foreach (var (name, value) in Properties(tally))
        {
            xml.WriteStartElement("property");
            xml.Attribute("name", name);
            xml.Attribute("value", value);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        foreach (var test in suite.Tests)
            Write(xml, test, $"{header.Target}.{test.Class}");
        xml.WriteEndElement();
    }

    private static (string Name, string Value)[] Properties(RunTally tally)
    {
        var header = tally.Results.Header;
        return
        [
            ("target", header.Target),
            ("version", header.ShownVersion),
            ("role", header.Role.Word()),
            ("launch", header.Launch),
            ("spec", header.Spec),
            ("suite", header.Suite),
            ("cases", header.Cases),
            ("seed", header.Seed.ToString(CultureInfo.InvariantCulture)),
            ("gate", header.Gate.Word()),
            ("statement", tally.Statement),
        ];
    }

    private static void Write(XmlWriter xml, Test test, string classname)
    {
        xml.WriteStartElement("testcase");
        xml.Attribute("name", test.Name);
        xml.Attribute("classname", classname);
        xml.Attribute("time", Seconds(test.DurationMs));
        if (test.Ending != TestEnding.Passed)
        {
            xml.WriteStartElement(Element(test.Ending));
            xml.Attribute("message", test.Message);
            if (test.Ending != TestEnding.Skipped)
                xml.Attribute("type", test.Type);
            if (test.Ending != TestEnding.Skipped)
                xml.WriteString(WellFormed.Page(test.Text));
            xml.WriteEndElement();
        }

        if (test.Ending is TestEnding.Passed or TestEnding.Skipped && test.Text.Length > 0)
            xml.WriteElementString("system-out", WellFormed.Page(test.Text));
        xml.WriteEndElement();
    }

    private static string Element(TestEnding ending) =>
        ending switch
        {
            TestEnding.Failed => "failure",
            TestEnding.Error => "error",
            _ => "skipped",
        };

    private static void Counts(XmlWriter xml, ImmutableArray<Test> tests)
    {
        string Number(Func<Test, bool> which) => tests.Count(which).ToString(CultureInfo.InvariantCulture);
        xml.Attribute("tests", Number(_ => true));
        xml.Attribute("failures", Number(t => t.Ending == TestEnding.Failed));
        xml.Attribute("errors", Number(t => t.Ending == TestEnding.Error));
        xml.Attribute("skipped", Number(t => t.Ending == TestEnding.Skipped));
        xml.Attribute("time", Seconds(tests.Sum(t => t.DurationMs)));
    }

    private static string Seconds(long milliseconds) => (milliseconds / 1000m).ToString("0.000", CultureInfo.InvariantCulture);

    private static void Attribute(this XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, WellFormed.Page(value));
}

using System.Text.Json;
using Compliance.Model;
using Compliance.Model.Ledger;
using Compliance.Model.Results;
using Compliance.Model.Targets;
using Compliance.Reporting.Jsonl;
using Compliance.Reporting.Tallies;
using Compliance.Reporting.Text;

namespace Compliance.Reporting.Ctrf;

/// <summary>The Common Test Report Format (ctrf.io), for tools that read no JUnit.</summary>
public static class CtrfReport
{
    /// <summary>The document. Red checks are <c>failed</c>, what was not judged is <c>skipped</c>, warnings and observations are <c>other</c>.</summary>
    public static string Render(RunResults results, RequirementLedger ledger)
    {
        var tally = new RunTally(Redaction.Default.Apply(results), ledger);
        return JsonText.Object(json => Report(json, tally, ledger), indented: true) + "\n";
    }

    private static void Report(Utf8JsonWriter json, RunTally tally, RequirementLedger ledger)
    {
        json.WriteString("reportFormat", "CTRF");
        json.WriteString("specVersion", "0.0.0");
        json.WriteStartObject("results");
        json.WriteStartObject("tool");
        json.WriteString("name", "prw-compliance");
        json.Text("version", tally.Results.Header.Suite);
        json.WriteEndObject();
        Summary(json, tally);
        json.WriteStartArray("tests");
        if (!tally.Whole)
            Broken(json, tally);
        foreach (var check in tally.Results.Checks)
            Test(json, check, tally, ledger);
        json.WriteEndArray();
        Environment(json, tally);
        json.WriteEndObject();
    }

    private static void Summary(Utf8JsonWriter json, RunTally tally)
    {
        var statuses = tally.Results.Checks.CountBy(check => Status(check, tally)).ToDictionary(StringComparer.Ordinal);
        var broken = tally.Whole ? 0 : 1;
        var start = tally.Results.Header.Started.ToUnixTimeMilliseconds();
        json.WriteStartObject("summary");
        json.WriteNumber("tests", tally.Results.Checks.Length + broken);
        json.WriteNumber("passed", statuses.GetValueOrDefault("passed"));
        json.WriteNumber("failed", statuses.GetValueOrDefault("failed") + broken);
        json.WriteNumber("pending", 0);
        json.WriteNumber("skipped", statuses.GetValueOrDefault("skipped"));
        json.WriteNumber("other", statuses.GetValueOrDefault("other"));
        json.WriteNumber("start", start);
        json.WriteNumber("stop", start + (tally.Results.Footer?.DurationMs ?? 0));
        json.WriteEndObject();
    }

    private static void Broken(Utf8JsonWriter json, RunTally tally)
    {
        json.WriteStartObject();
        json.WriteString("name", "the results file is whole");
        json.WriteString("status", "failed");
        json.WriteNumber("duration", 0);
        json.Text("message", tally.Incomplete);
        json.WriteEndObject();
    }

    private static void Test(Utf8JsonWriter json, CheckResult check, RunTally tally, RequirementLedger ledger)
    {
        json.WriteStartObject();
        json.Text("name", WellFormed.Line(check.Id));
        json.WriteString("status", Status(check, tally));
        json.WriteNumber("duration", check.DurationMs);
        json.TextUnlessEmpty("message", WellFormed.Page(check.Said));
        json.WriteString("rawStatus", check.Verdict.Word());
        json.WriteStartArray("suite");
        json.WriteStringValue(WellFormed.Line(check.Topic()));
        json.WriteEndArray();
        json.WriteStartArray("tags");
        json.WriteStringValue(check.Level.Spelled());
        json.WriteStringValue(WellFormed.Line(check.Requirement));
        json.WriteEndArray();
        json.WriteStartObject("extra");
        json.TextUnlessEmpty("requirement", ledger.Find(check.Requirement)?.Says ?? "");
        json.TextUnlessEmpty("expected", WellFormed.Page(check.Expected));
        json.TextUnlessEmpty("known", WellFormed.Page(check.KnownReason));
        json.Text("reproduce", Shell.Reproduce(tally.Results.Header, check));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Status(CheckResult check, RunTally tally)
    {
        if (tally.IsRed(check))
            return "failed";
        return check.Outcome switch
        {
            Outcome.Satisfied when check.Verdict == Verdict.Pass => "passed",
            Outcome.Violated when check.Expectation != ExpectationKind.None => "skipped",
            Outcome.NotApplicable or Outcome.Inconclusive => "skipped",
            _ => "other",
        };
    }

    private static void Environment(Utf8JsonWriter json, RunTally tally)
    {
        var header = tally.Results.Header;
        json.WriteStartObject("environment");
        json.Text("appName", header.Title);
        json.Text("appVersion", header.ShownVersion);
        json.Text("testEnvironment", header.Launch);
        json.WriteStartObject("extra");
        json.WriteString("role", header.Role.Word());
        json.Text("spec", header.Spec);
        json.Text("cases", header.Cases);
        json.WriteNumber("seed", header.Seed);
        json.Text("statement", tally.Statement);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}

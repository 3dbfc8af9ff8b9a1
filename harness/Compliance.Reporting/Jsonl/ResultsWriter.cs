using System.Globalization;
using System.Text.Json;
using Compliance.Model;
using Compliance.Model.Evidence;
using Compliance.Model.Results;
using Compliance.Reporting.Text;

namespace Compliance.Reporting.Jsonl;

/// <summary>
/// The lines of a <c>results.jsonl</c>, without line ends. The same results give the same bytes. Lines can also be had one by one, so
/// that a run which is cut short leaves what it found.
/// </summary>
public static class ResultsWriter
{
    /// <summary>Header, exchanges, checks, log and footer, with secrets taken out. Bodies go to the sink as their line is taken, and the record with the first.</summary>
    /// <param name="results">The run. Without footer, none is written: the file says that it is incomplete.</param>
    /// <param name="evidence">Takes the bodies.</param>
    /// <param name="redaction">What is secret; null: the header names that always are.</param>
    public static IEnumerable<string> Write(RunResults results, IEvidenceSink evidence, Redaction? redaction = null)
    {
        var safe = (redaction ?? Redaction.Default).Apply(results);
        if (safe.Record is { } record)
            evidence.Put(EvidenceName.Record(safe.Header.Role), RecordLines.File(record));
        yield return Header(safe.Header);
        foreach (var exchange in safe.Exchanges)
            yield return Exchange(safe.Header.Role, exchange, evidence);
        foreach (var check in safe.Checks)
            yield return Check(check);
        if (safe.Log.Length > 0)
            yield return Log(safe.Log);
        if (safe.Footer is { } footer)
            yield return Footer(footer);
    }

    /// <summary>The header's line: the first of a file.</summary>
    public static string Header(RunHeader header) => Line("header", json => Members(json, header));

    /// <summary>An exchange's line. Redact first.</summary>
    public static string Exchange(Role role, Exchange exchange, IEvidenceSink evidence) =>
        Line("exchange", json => ExchangeLine.Write(json, role, exchange, evidence));

    /// <summary>A check's line. Redact first.</summary>
    public static string Check(CheckResult check) => Line("check", json => CheckLine.Write(json, check));

    /// <summary>The line with the last part of the target's log: at most one in a file.</summary>
    public static string Log(string log) => JsonText.Object(json => json.Text("log", log));

    /// <summary>The footer's line: the last of a file.</summary>
    public static string Footer(RunFooter footer) => Line("footer", json => Members(json, footer));

    internal static string Line(string kind, Action<Utf8JsonWriter> members) =>
        JsonText.Object(json =>
        {
            json.WriteStartObject(kind);
            members(json);
            json.WriteEndObject();
        });

    private static void Members(Utf8JsonWriter json, RunHeader header)
    {
        json.Text("suite", header.Suite);
        json.Text("spec", header.Spec);
        json.Text("cases", header.Cases);
        json.Text("target", header.Target);
        json.Text("title", header.Title);
        json.WriteString("role", header.Role.Word());
        json.Text("version", header.Version);
        if (header.VersionAsked)
            json.WriteBoolean("versionAsked", true);
        json.Text("launch", header.Launch);
        json.WriteNumber("seed", header.Seed);
        json.WriteString("started", Instant(header.Started));
        json.WriteNumber("checks", header.Checks);
        json.WriteString("gate", header.Gate.Word());
        ProbedLine.Write(json, header.Probed);
        json.TextsUnlessEmpty("options", header.Options);
        json.TextsUnlessEmpty("only", header.Only);
        if (header.Shards == 1)
            return;
        json.WriteNumber("shard", header.Shard);
        json.WriteNumber("shards", header.Shards);
    }

    private static void Members(Utf8JsonWriter json, RunFooter footer)
    {
        json.WriteNumber("checks", footer.Checks);
        json.WriteStartObject("counts");
        foreach (var (verdict, count) in footer.Counts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            json.WriteNumber(verdict, count);
        json.WriteEndObject();
        json.WriteString("statement", footer.Statement.Words());
        json.WriteBoolean("green", footer.Green);
        json.TextsUnlessEmpty("problems", footer.Problems);
        json.WriteNumber("durationMs", footer.DurationMs);
    }

    private static string Instant(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
}

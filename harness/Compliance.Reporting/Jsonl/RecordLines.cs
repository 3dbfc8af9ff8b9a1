using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Compliance.Model.Evidence;
using Compliance.Model.Records;
using Compliance.Model.Targets;
using Compliance.Reporting.Text;

namespace Compliance.Reporting.Jsonl;

/// <summary>The lines of a run's record: plan, preflight and cases of a receiver, cases and lanes of a sender.</summary>
internal static class RecordLines
{
    /// <summary>The bytes of the file.</summary>
    public static byte[] File(RunRecord record)
    {
        var lines = Write(record).ToList();
        lines.Add(ResultsWriter.Line("end", json => json.WriteNumber("lines", lines.Count)));
        return Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");
    }

    private static IEnumerable<string> Write(RunRecord record)
    {
        yield return ResultsWriter.Line("plan", json => Plan(json, record.Plan));
        if (record.Preflight is { } preflight)
            yield return ResultsWriter.Line("preflight", json => Preflight(json, preflight));
        foreach (var one in record.Cases)
            yield return ResultsWriter.Line("case", json => Case(json, one));
        if (!record.SenderCases.IsEmpty)
            yield return ResultsWriter.Line("cases", json => json.TextsUnlessEmpty("ids", record.SenderCases));
        foreach (var lane in record.Lanes)
            yield return ResultsWriter.Line("lane", json => Lane(json, lane));
    }

    private static void Plan(Utf8JsonWriter json, PlanRecord plan)
    {
        json.Text("runId", plan.RunId);
        json.WriteNumber("nowMs", plan.NowMs);
        json.WriteBoolean("whole", plan.Whole);
        json.TextUnlessEmpty("version", plan.Version);
        json.WriteStartObject("capabilities");
        foreach (var (name, has) in plan.Capabilities)
            json.WriteString(name, Spelling<Capability>.Of(has));
        json.WriteEndObject();
        json.TextsUnlessEmpty("reads", plan.Reads);
        if (plan.Window is { } window)
            json.Milliseconds("windowMs", window);
    }

    private static void Preflight(Utf8JsonWriter json, PreflightRecord preflight)
    {
        json.WriteNumber("plain", preflight.Plain);
        json.WriteNumber("garbage", preflight.Garbage);
        json.WriteNumber("brokenMessage", preflight.BrokenMessage);
        json.WriteNumber("randomPath", preflight.RandomPath);
        if (preflight.Read is not { } read)
            return;
        json.WriteStartObject("read");
        ReadJson.Write(json, read);
        json.WriteEndObject();
    }

    private static void Case(Utf8JsonWriter json, CaseRecord one)
    {
        json.Text("id", one.Id);
        json.WriteStartArray("arms");
        foreach (var arm in one.Arms)
        {
            json.WriteStartObject();
            json.TextUnlessEmpty("name", arm.Name);
            Numbers(json, "exchanges", arm.Exchanges);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Numbers(json, "search", one.Search);
        json.TextUnlessEmpty("poison", one.Poison ?? "");
        ReadJson.Write(json, "reads", one.Reads);
        json.TextUnlessEmpty("failure", one.Failure);
        if (one.TargetDied)
            json.WriteBoolean("died", true);
    }

    private static void Lane(Utf8JsonWriter json, LaneRecord lane)
    {
        json.Text("name", lane.Name);
        json.TextsUnlessEmpty("cases", lane.Cases);
        json.Text("script", lane.Script);
        json.WriteStartArray("scrapes");
        foreach (var scrape in lane.Scrapes)
            Scrape(json, scrape);
        json.WriteEndArray();
        Numbers(json, "unread", lane.Unread);
        if (lane.Dropped != 0)
            json.WriteNumber("dropped", lane.Dropped);
        json.Milliseconds("atMs", lane.At);
        json.WriteBoolean("ended", lane.Ended);
        json.TextUnlessEmpty("endedBecause", lane.EndedBecause);
        if (lane.RefusedToStart)
            json.WriteBoolean("refusedToStart", true);
    }

    private static void Scrape(Utf8JsonWriter json, Scrape scrape)
    {
        json.WriteStartObject();
        json.WriteNumber("number", scrape.Number);
        json.WriteNumber("page", scrape.Page);
        json.WriteNumber("pageScrape", scrape.PageScrape);
        json.Milliseconds("atMs", scrape.At);
        json.WriteNumber("wallMs", scrape.WallMs);
        json.WriteString("format", Spelling<Model.Scrapes.ExpositionFormat>.Of(scrape.Format));
        json.WriteNumber("status", scrape.Status);
        json.TextUnlessEmpty("accept", scrape.Accept);
        json.WriteEndObject();
    }

    private static void Numbers(Utf8JsonWriter json, string name, ImmutableArray<int> numbers)
    {
        if (numbers.IsEmpty)
            return;
        json.WriteStartArray(name);
        foreach (var number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}

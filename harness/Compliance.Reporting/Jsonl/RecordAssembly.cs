using System.Collections.Immutable;
using Compliance.Model;
using Compliance.Model.Evidence;
using Compliance.Model.Records;
using Compliance.Model.Scrapes;
using Compliance.Model.Targets;

namespace Compliance.Reporting.Jsonl;

/// <summary>Reads the lines that <see cref="RecordLines"/> writes.</summary>
internal sealed class RecordAssembly
{
    private readonly ImmutableArray<CaseRecord>.Builder cases = ImmutableArray.CreateBuilder<CaseRecord>();
    private readonly ImmutableArray<LaneRecord>.Builder lanes = ImmutableArray.CreateBuilder<LaneRecord>();
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private PlanRecord? plan;
    private PreflightRecord? preflight;
    private ImmutableArray<string> senderCases = [];
    private int? end;

    /// <summary>Takes a line.</summary>
    public void Take(JsonFields line)
    {
        var kind = line.Left.Order(StringComparer.Ordinal).FirstOrDefault() ?? throw line.Wrong("is an empty object");
        var fields = line.Object(kind);
        if (end is not null)
            throw line.Wrong("follows the end");
        if (kind != "plan" && plan is null)
            throw line.Wrong($"is a {kind} before the plan");
        if (kind is "plan" or "preflight" or "cases" && !names.Add(kind))
            throw line.Wrong($"is a second {kind}");
        switch (kind)
        {
            case "plan":
                plan = Plan(fields);
                break;
            case "preflight":
                preflight = Preflight(fields);
                break;
            case "cases":
                senderCases = fields.Texts("ids");
                break;
            case "case":
                cases.Add(Case(fields));
                break;
            case "lane":
                lanes.Add(Lane(fields));
                break;
            case "end":
                end = fields.Count("lines");
                break;
            default:
                throw line.Wrong($"has the unknown member '{kind}'");
        }

        fields.End();
        line.End();
    }

    /// <summary>The record.</summary>
    /// <exception cref="ResultsFileException">It has no plan, was cut short, or has lines of the other role.</exception>
    public RunRecord Result(Role role, int lines)
    {
        if (plan is null || end != lines - 1)
            throw new ResultsFileException(Math.Max(1, lines), "the record is cut short");
        var foreign = role == Role.Receiver ? lanes.Count + senderCases.Length > 0 : cases.Count > 0 || preflight is not null;
        return foreign
            ? throw new ResultsFileException(1, "the record is one of the other role")
            : new RunRecord(plan, preflight, cases.ToImmutable(), senderCases, lanes.ToImmutable());
    }

    private static PlanRecord Plan(JsonFields fields) =>
        new(
            fields.Text("runId"),
            fields.LongCount("nowMs"),
            fields.Truth("whole"),
            fields.TextOrEmpty("version"),
            Capabilities(fields.Object("capabilities")),
            fields.Texts("reads"),
            fields.Has("windowMs") ? fields.Milliseconds("windowMs") : null
        );

    private static ImmutableSortedDictionary<string, Capability> Capabilities(JsonFields fields)
    {
        var all = fields
            .Left.ToList()
            .ToImmutableSortedDictionary(name => name, name => fields.Word<Capability>(name), StringComparer.Ordinal);
        fields.End();
        return all;
    }

    private static PreflightRecord Preflight(JsonFields fields) =>
        new(
            fields.Count("plain"),
            fields.Count("garbage"),
            fields.Count("brokenMessage"),
            fields.Count("randomPath"),
            fields.ObjectOrNull("read") is { } read ? ReadParser.Read(read) : null
        );

    private CaseRecord Case(JsonFields fields)
    {
        var id = Unique(fields, "case", fields.Text("id"));
        var poison = fields.TextOrEmpty("poison");
        return new CaseRecord(
            id,
            [.. fields.Objects("arms").Select(Arm)],
            fields.Counts("search"),
            poison.Length > 0 ? poison : null,
            [.. fields.Objects("reads").Select(ReadParser.Read)],
            fields.TextOrEmpty("failure"),
            fields.TruthOrFalse("died")
        );
    }

    private static ArmRecord Arm(JsonFields fields)
    {
        var arm = new ArmRecord(fields.TextOrEmpty("name"), fields.Counts("exchanges"));
        fields.End();
        return arm;
    }

    private LaneRecord Lane(JsonFields fields) =>
        new(
            Unique(fields, "lane", fields.Text("name")),
            fields.Texts("cases"),
            fields.Text("script"),
            [.. fields.Objects("scrapes").Select(Scrape)],
            fields.Counts("unread"),
            fields.CountOrZero("dropped"),
            fields.Milliseconds("atMs"),
            fields.Truth("ended"),
            fields.TextOrEmpty("endedBecause"),
            fields.TruthOrFalse("refusedToStart")
        );

    private static Scrape Scrape(JsonFields fields)
    {
        var scrape = new Scrape(
            fields.Count("number"),
            fields.Count("page"),
            fields.Count("pageScrape"),
            fields.Milliseconds("atMs"),
            fields.LongCount("wallMs"),
            fields.Word<ExpositionFormat>("format"),
            fields.Count("status"),
            fields.TextOrEmpty("accept")
        );
        fields.End();
        return scrape;
    }

    private string Unique(JsonFields fields, string kind, string name) =>
        names.Add($"{kind} {name}") ? name : throw fields.Wrong($"is a second {kind} {name}");
}

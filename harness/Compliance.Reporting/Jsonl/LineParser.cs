using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Compliance.Model;
using Compliance.Model.Evidence;
using Compliance.Model.Results;
using Compliance.Model.Targets;
using Compliance.Reporting.Text;

namespace Compliance.Reporting.Jsonl;

/// <summary>Reads the members of each kind of line.</summary>
internal static partial class LineParser
{
    /// <summary>The header.</summary>
    public static RunHeader Header(JsonFields fields)
    {
        var header = new RunHeader
        {
            Suite = fields.Text("suite"),
            Spec = fields.Text("spec"),
            Cases = fields.Text("cases"),
            Target = fields.Text("target"),
            Title = fields.Text("title"),
            Role = fields.Word<Role>("role"),
            Version = fields.Text("version"),
            VersionAsked = fields.TruthOrFalse("versionAsked"),
            Launch = fields.Text("launch"),
            Seed = fields.Integer("seed"),
            Started = fields.Word("started", Instant),
            Checks = fields.Count("checks"),
            Gate = fields.Word<Gate>("gate"),
            Probed = [.. fields.Objects("probed").Select(ProbedLine.Read)],
            Options = fields.Texts("options"),
            Only = fields.Texts("only"),
            Shard = fields.CountOrNull("shard") ?? 1,
            Shards = fields.CountOrNull("shards") ?? 1,
        };
        fields.End();
        if (header.Shard < 1 || header.Shard > header.Shards)
            throw fields.Wrong(FormattableString.Invariant($"is shard {header.Shard} of {header.Shards}"));
        return header;
    }

    /// <summary>A check; its verdict must be one that its outcome and level allow.</summary>
    public static CheckResult Check(JsonFields fields)
    {
        var check = new CheckResult
        {
            Id = fields.Text("id"),
            Case = fields.Text("case"),
            Requirement = fields.Text("requirement"),
            Level = fields.Word("level", Levels.Parse),
            Outcome = fields.Word<Outcome>("outcome"),
            Expectation = fields.Word<ExpectationKind>("expectation"),
            Verdict = fields.Word<Verdict>("verdict"),
            DurationMs = fields.LongCount("ms"),
            Exchanges = fields.Counts("exchanges"),
            Said = fields.TextOrEmpty("said"),
            Expected = fields.TextOrEmpty("expected"),
            Marks = [.. fields.Objects("marks").Select(Mark)],
            Control = fields.CountOrNull("control"),
            ReadBack = fields.TextOrEmpty("readBack"),
            KnownReason = fields.TextOrEmpty("knownReason"),
        };
        fields.End();
        if (!Agrees(check))
            throw fields.Wrong($"calls the outcome '{check.Outcome.Word()}' of a {check.Level.Spelled()} '{check.Verdict.Word()}'");
        return check;
    }

    /// <summary>The footer.</summary>
    public static RunFooter Footer(JsonFields fields)
    {
        var footer = new RunFooter
        {
            Checks = fields.Count("checks"),
            Counts = Counts(fields.Object("counts")),
            Statement = fields.Word("statement", Spelled.ParseStatement),
            Green = fields.Truth("green"),
            Problems = fields.Texts("problems"),
            DurationMs = fields.LongCount("durationMs"),
        };
        fields.End();
        return footer;
    }

    /// <summary>An exchange with its bodies.</summary>
    /// <param name="fields">Its members.</param>
    /// <param name="role">Role of the run.</param>
    /// <param name="evidence">Bodies by name.</param>
    /// <param name="incomplete">Takes a note when a body is there but not whole.</param>
    public static Exchange Exchange(JsonFields fields, Role role, Func<string, byte[]?> evidence, List<string> incomplete)
    {
        var index = fields.Count("index");
        var (requestHead, requestHeaders) = Head(fields, "request");
        var (responseHead, responseHeaders) = Head(fields, "response");
        var exchange = new Exchange
        {
            Index = index,
            Origin = fields.Text("origin"),
            Connection = fields.Integer("connection"),
            SentAt = fields.Milliseconds("sentMs"),
            ReceivedAt = fields.Milliseconds("receivedMs"),
            AnsweredAt = fields.Milliseconds("answeredMs"),
            ScrapesSeen = fields.CountOrZero("scrapesSeen"),
            Method = fields.Text("method"),
            Target = fields.Text("target"),
            Protocol = fields.Text("protocol"),
            RequestHead = requestHead,
            RequestHeaders = requestHeaders,
            RequestBody = Body(fields, "request", role, index, evidence, incomplete),
            RequestLength = fields.LongCount("requestLength"),
            Answer = fields.Word<AnswerKind>("answer"),
            Status = fields.CountOrZero("status"),
            ResponseHead = responseHead,
            ResponseHeaders = responseHeaders,
            ResponseBody = Body(fields, "response", role, index, evidence, incomplete),
            Trouble = fields.TextOrEmpty("trouble"),
        };
        fields.End();
        return exchange;
    }

    private static Mark Mark(JsonFields fields)
    {
        var mark = new Mark(
            fields.Count("exchange"),
            fields.Word<Part>("part"),
            new ByteRange(fields.Count("start"), fields.Count("length")),
            fields.TextOrEmpty("said")
        );
        fields.End();
        return mark;
    }

    private static bool Agrees(CheckResult check) =>
        (check.Outcome, check.Verdict) switch
        {
            (Outcome.Satisfied, Verdict.Pass) => check.Level != Level.May,
            (Outcome.Violated, Verdict.Fail) => check.Level.IsMust(),
            (Outcome.Violated, Verdict.Warn) => check.Level.IsShould() || check.Level == Level.Robust,
            (Outcome.Satisfied, Verdict.Yes) or (Outcome.Violated, Verdict.No) => true,
            (Outcome.NotApplicable, Verdict.Skip) or (Outcome.Inconclusive, Verdict.Inconclusive) or (Outcome.Error, Verdict.Error) => true,
            _ => false,
        };

    private static ImmutableSortedDictionary<string, int> Counts(JsonFields fields)
    {
        var counts = ImmutableSortedDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        foreach (var verdict in Spelling<Verdict>.All.Where(fields.Has))
            counts[verdict] = fields.Count(verdict);
        fields.End();
        return counts.ToImmutable();
    }

    private static (ReadOnlyMemory<byte> Bytes, ImmutableArray<HttpHeader> Headers) Head(JsonFields fields, string side)
    {
        var lines = fields.Texts(side + "Head");
        var bytes = HeadText.Bytes(lines) ?? throw fields.Wrong($"has a character above U+00FF in '{side}Head'");
        if (!fields.Has(side + "Headers"))
            return (bytes, [.. ExchangeLine.HeadersOf(lines)]);
        var headers = fields
            .Texts(side + "Headers")
            .Select(line => HeadText.Header(line) ?? throw fields.Wrong($"has no 'Name: value' in '{side}Headers'"));
        return (bytes, [.. headers]);
    }

    private static byte[] Body(
        JsonFields fields,
        string side,
        Role role,
        int index,
        Func<string, byte[]?> evidence,
        List<string> incomplete
    )
    {
        if (!fields.Has(side + "Body"))
            return [];
        var name = fields.Text(side + "Body");
        if (!EvidenceName.Fits(name, role, index, side))
            throw fields.Wrong(
                FormattableString.Invariant($"has another name than {EvidenceName.Folder(role)}/{index}.{side}.bin in '{side}Body'")
            );
        var length = fields.Count(side + "Bytes");
        var bytes = evidence(name);
        if (bytes is null || bytes.Length == length)
            return bytes ?? [];
        incomplete.Add(FormattableString.Invariant($"{name} holds {bytes.Length} bytes and not {length}."));
        return [];
    }

    private static DateTimeOffset? Instant(string text) =>
        InstantForm().IsMatch(text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{7}Z\z")]
    private static partial Regex InstantForm();
}

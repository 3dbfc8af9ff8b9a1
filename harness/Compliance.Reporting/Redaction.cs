using System.Collections.Immutable;
using System.Text;
using Compliance.Model;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Records;
using Compliance.Model.Results;

namespace Compliance.Reporting;

/// <summary>Takes secrets out of results before anything is written. Applying it twice changes nothing more.</summary>
/// <param name="HeaderNames">Names of headers whose values are secret, in any letter case, beside those that always are.</param>
/// <param name="Values">Texts that are secret wherever they occur. Values under 4 characters are only looked for in headers.</param>
public sealed record Redaction(ImmutableArray<string> HeaderNames, ImmutableArray<string> Values)
{
    /// <summary>What stands in place of a secret.</summary>
    public const string Placeholder = "[redacted]";

    private static readonly ImmutableArray<string> Always = ["Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie", "X-Api-Key"];

    private readonly ImmutableHashSet<string> names = ImmutableHashSet.CreateRange(
        StringComparer.OrdinalIgnoreCase,
        Always.Concat(HeaderNames)
    );

    // Longest first: a secret can be the beginning of another.
    private readonly ImmutableArray<string> values =
    [
        .. Values.Where(v => v.Length >= 4).OrderByDescending(v => v.Length).ThenBy(v => v, StringComparer.Ordinal),
    ];

    /// <summary>Only the headers that are always secret.</summary>
    public static Redaction Default { get; } = new([], []);

    /// <summary>The results without secrets. Marks keep pointing at their bytes.</summary>
    public RunResults Apply(RunResults results)
    {
        var heads = new Dictionary<(int Exchange, Part Part), RedactedHead>();
        var exchanges = results.Exchanges.Select(e => Apply(e, heads)).ToImmutableArray();
        return results with
        {
            Header = results.Header with { Options = [.. results.Header.Options.Select(Text)] },
            Exchanges = exchanges,
            Checks = [.. results.Checks.Select(check => Apply(check, heads))],
            Record = results.Record is { } record ? Apply(record) : null,
            Log = Text(results.Log),
            Footer = results.Footer is { } footer ? footer with { Problems = [.. footer.Problems.Select(Text)] } : null,
        };
    }

    /// <summary>The text with every secret value replaced.</summary>
    public string Text(string text)
    {
        foreach (var value in values)
            text = text.Replace(value, Placeholder, StringComparison.Ordinal);
        return text;
    }

    /// <summary>The failure of a target without secrets, in its sentence and in the tail of the log.</summary>
    public TargetException Apply(TargetException failure) => new(failure.Fault, Text(failure.Message), Text(failure.LogTail));

    /// <summary>The exchange without secrets.</summary>
    public Exchange Apply(Exchange exchange) => Apply(exchange, []);

    private RunRecord Apply(RunRecord record) =>
        record with
        {
            Preflight = record.Preflight is { Read: { } read } preflight ? preflight with { Read = Apply(read) } : record.Preflight,
            Cases = [.. record.Cases.Select(c => c with { Reads = [.. c.Reads.Select(Apply)], Failure = Text(c.Failure) })],
            Lanes = [.. record.Lanes.Select(l => l with { EndedBecause = Text(l.EndedBecause) })],
        };

    private ReadResult Apply(ReadResult read) =>
        read with
        {
            Series = [.. read.Series.Select(s => s with { Labels = [.. s.Labels.Select(l => new Label(l.Name, Text(l.Value)))] })],
            Failure = Text(read.Failure),
            Raw = Text(read.Raw),
        };

    private CheckResult Apply(CheckResult check, Dictionary<(int Exchange, Part Part), RedactedHead> heads) =>
        check with
        {
            Said = Text(check.Said),
            Expected = Text(check.Expected),
            ReadBack = Text(check.ReadBack),
            KnownReason = Text(check.KnownReason),
            Marks = [.. check.Marks.Select(mark => Apply(mark, heads))],
        };

    private Mark Apply(Mark mark, Dictionary<(int Exchange, Part Part), RedactedHead> heads) =>
        mark with
        {
            Said = Text(mark.Said),
            Range = heads.TryGetValue((mark.Exchange, mark.Part), out var head) ? head.Moved(mark.Range) : mark.Range,
        };

    private Exchange Apply(Exchange exchange, Dictionary<(int Exchange, Part Part), RedactedHead> heads)
    {
        var request = heads[(exchange.Index, Part.RequestHead)] = Head(exchange.RequestHead);
        var response = heads[(exchange.Index, Part.ResponseHead)] = Head(exchange.ResponseHead);
        return exchange with
        {
            Target = Text(exchange.Target),
            RequestHeaders = Headers(exchange.RequestHeaders),
            RequestHead = request.Bytes,
            RequestBody = Bytes(exchange.RequestBody),
            ResponseHeaders = Headers(exchange.ResponseHeaders),
            ResponseHead = response.Bytes,
            ResponseBody = Bytes(exchange.ResponseBody),
            Trouble = Text(exchange.Trouble),
        };
    }

    private RedactedHead Head(ReadOnlyMemory<byte> head) => RedactedHead.Of(head, names, HeaderValue);

    private ImmutableArray<HttpHeader> Headers(ImmutableArray<HttpHeader> headers) =>
        [.. headers.Select(h => h with { Value = names.Contains(h.Name) ? Placeholder : HeaderValue(h.Value) })];

    private string HeaderValue(string text)
    {
        foreach (var value in Values.Where(v => v.Length is > 0 and < 4))
            text = text == value ? Placeholder : text;
        return Text(text);
    }

    // Same length, so that ranges stay right: bodies are binary.
    private ReadOnlyMemory<byte> Bytes(ReadOnlyMemory<byte> body)
    {
        byte[]? changed = null;
        foreach (var secret in values.Select(Encoding.UTF8.GetBytes))
        {
            var from = 0;
            for (int at; (at = (changed ?? body.Span)[from..].IndexOf(secret)) >= 0; from += at + secret.Length)
                (changed ??= body.ToArray()).AsSpan(from + at, secret.Length).Fill((byte)'*');
        }

        return changed ?? body;
    }
}

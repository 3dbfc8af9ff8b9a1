using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;
using Compliance.Model.Responses;

namespace Compliance.Running.Sending.Mock;

/// <summary>Makes an answer of a rule and of what the request held.</summary>
internal static class AnswerComposer
{
    private static readonly ImmutableArray<string> WrittenNames =
    [
        "X-Prometheus-Remote-Write-Samples-Written",
        "X-Prometheus-Remote-Write-Histograms-Written",
        "X-Prometheus-Remote-Write-Exemplars-Written",
    ];

    /// <summary>The answer of a rule; headers that the rule gives replace ours of the same name.</summary>
    public static MockAnswer Compose(ResponseScript rule, DecodedBody? decoded)
    {
        var body = Body(rule);
        var ours = Written(rule, decoded).ToList();
        if (body.Length > 0)
            ours.Insert(0, new HttpHeader("Content-Type", "text/plain; charset=utf-8"));
        ours.RemoveAll(h => rule.Headers.Any(g => g.Name.Equals(h.Name, StringComparison.OrdinalIgnoreCase)));
        return new MockAnswer(
            rule.Status,
            [.. ours, .. rule.Headers.Select(h => new HttpHeader(h.Name, h.Value))],
            body,
            rule.Delay,
            rule.Abort
        );
    }

    private static IEnumerable<HttpHeader> Written(ResponseScript rule, DecodedBody? decoded)
    {
        if (rule.WithoutWritten)
            return [];
        var counts = rule.Written ?? (rule.Status is >= 200 and < 300 ? Count(decoded) : [0, 0, 0]);
        return WrittenNames.Zip(counts, (name, count) => new HttpHeader(name, count.ToString(CultureInfo.InvariantCulture)));
    }

    private static ImmutableArray<long> Count(DecodedBody? decoded) =>
        decoded is null
            ? [0, 0, 0]
            :
            [
                decoded.Series.Sum(s => (long)s.Samples.Length),
                decoded.Series.Sum(s => (long)s.Histograms.Length),
                decoded.Series.Sum(s => (long)s.Exemplars.Length),
            ];

    private static byte[] Body(ResponseScript rule)
    {
        // Half of an answer needs an answer with two halves.
        var text =
            rule.Body.Length > 0 ? rule.Body
            : rule.Status >= 300 ? string.Create(CultureInfo.InvariantCulture, $"The script of this lane answers {rule.Status}.\n")
            : rule.Abort == AbortKind.Middle ? "This answer is cut in its middle.\n"
            : "";
        return MockAnswer.AllowsBody(rule.Status) ? Encoding.UTF8.GetBytes(text) : [];
    }
}

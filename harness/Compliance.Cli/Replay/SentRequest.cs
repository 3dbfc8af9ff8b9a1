using System.Collections.Immutable;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Requests;
using Compliance.Wire;

namespace Compliance.Cli.Replay;

/// <summary>Whether an arm of today sends what was sent.</summary>
internal static class SentRequest
{
    private const string OwnVersion = "User-Agent";

    /// <summary>Compares methods, paths, the case's own headers and bodies. The User-Agent names the suite's version and does not count.</summary>
    /// <param name="arm">The arm, every <c>let</c> filled in.</param>
    /// <param name="sent">Its exchanges.</param>
    public static bool IsSame(Arm arm, ImmutableArray<Exchange> sent) =>
        sent.Length <= arm.Steps.Length && sent.Zip(arm.Steps, (exchange, step) => IsSame(step.Request, exchange)).All(same => same);

    private static bool IsSame(RequestScript script, Exchange sent) =>
        script.Method == sent.Method
        && (script.Path is null || script.Path == sent.Target)
        && SameHeaders(script, sent)
        && SameBody(script, sent);

    private static bool SameHeaders(RequestScript script, Exchange sent)
    {
        var lines = RequestEncoder.Headers(script).Where(l => !Same(l.Name, OwnVersion)).ToList();
        var reserved = RequestEncoder.Headers(new RequestScript()).Select(l => l.Name).Where(n => !Same(n, OwnVersion));
        return lines.TrueForAll(l => sent.RequestHeaders.Any(h => h.Name == l.Name && h.Value == l.Value.Trim(' ', '\t')))
            && reserved.All(name => sent.RequestValues(name).Count() == lines.Count(l => Same(l.Name, name)));
    }

    // Of long bodies only the beginning is kept.
    private static bool SameBody(RequestScript script, Exchange sent)
    {
        byte[] body;
        try
        {
            body = RequestEncoder.Body(script);
        }
        catch (ArgumentException)
        {
            return false;
        }

        return body.Length == sent.RequestLength && body.AsSpan().StartsWith(sent.RequestBody.Span);
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}

using System.Text;
using Compliance.Model;
using Compliance.Model.Evidence;
using Compliance.Reporting.Jsonl;
using Compliance.Reporting.Text;

namespace Compliance.Reporting.Html;

/// <summary>A request as a <c>curl</c> command. What curl cannot send (a doubled Content-Length, for one) is left out.</summary>
public static class Curl
{
    private const int MostInline = 1536;

    private const int ExpectedFrom = 1 << 20;

    private static readonly HashSet<string> Own = new(StringComparer.OrdinalIgnoreCase) { "Host", "Content-Length", "Connection" };

    /// <summary>The command. A small body is part of it, a larger one is read from the run's evidence folder.</summary>
    public static string Line(Exchange exchange)
    {
        var host = exchange.RequestValues("Host").FirstOrDefault() ?? "HOST";
        var whole = exchange.RequestBody.Length == exchange.RequestLength;
        var inline = whole && exchange.RequestBody.Length is > 0 and <= MostInline;
        var line = new StringBuilder();
        if (inline)
            line.Append("echo ").Append(Convert.ToBase64String(exchange.RequestBody.Span)).Append(" | base64 -d | \\\n");
        line.Append("curl -sS -i --path-as-is -X ").Append(Shell.Word(exchange.Method));
        line.Append(' ').Append(Shell.Quoted(Url(host, exchange.Target)));
        foreach (var header in exchange.RequestHeaders.Where(h => !Own.Contains(h.Name)))
            line.Append(" \\\n  -H ").Append(Shell.Quoted(header.Value.Length > 0 ? HeadText.Line(header) : header.Name + ";"));
        foreach (var name in Added(exchange).Where(n => !exchange.RequestValues(n).Any()))
            line.Append(" \\\n  -H ").Append(Shell.Quoted(name + ":"));
        if (exchange.RequestLength > 0)
            line.Append(" \\\n  --data-binary @").Append(inline ? "-" : EvidenceName.Request(Role.Receiver, exchange.Index));
        return line.ToString();
    }

    // What curl adds of its own unless it is told not to: a request without a Content-Type must stay one.
    private static IEnumerable<string> Added(Exchange exchange) =>
        [
            "User-Agent",
            "Accept",
            .. exchange.RequestLength > 0 ? ["Content-Type"] : Array.Empty<string>(),
            .. exchange.RequestLength > ExpectedFrom ? ["Expect"] : Array.Empty<string>(),
        ];

    private static string Url(string host, string target) =>
        target.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            ? target
            : $"http://{host}{(target.StartsWith('/') ? "" : "/")}{target}";
}

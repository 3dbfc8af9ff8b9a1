using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Compliance.Model.Targets;
using Compliance.Reporting;

namespace Compliance.Cli.Run;

/// <summary>What must not reach any file: the headers that a descriptor fills from the environment, and those values.</summary>
internal static partial class Secrets
{
    /// <summary>The secrets of a target.</summary>
    public static Redaction Of(TargetDescriptor target)
    {
        var headers = target.Receiver?.Headers.Where(h => Variable().IsMatch(h.Value)).ToArray() ?? [];
        var values = headers
            .SelectMany(h => Variable().Matches(h.Value).Select(m => Environment.GetEnvironmentVariable(m.Groups[1].Value)))
            .OfType<string>()
            .Where(v => v.Length > 0);
        return new Redaction([.. headers.Select(h => h.Key)], [.. values.SelectMany(Spellings).Distinct(StringComparer.Ordinal)]);
    }

    // A target can echo a secret inside JSON, a URL or a page of its own.
    private static IEnumerable<string> Spellings(string value) =>
        [
            value,
            JavaScriptEncoder.Default.Encode(value),
            JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value),
            Uri.EscapeDataString(value),
            HtmlEncoder.Default.Encode(value),
            Convert.ToBase64String(Encoding.UTF8.GetBytes(value)),
        ];

    [GeneratedRegex(@"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")]
    private static partial Regex Variable();
}

using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Compliance.Cli.Known;

/// <summary>Writes proposals as YAML.</summary>
internal static class KnownText
{
    private const int LongestSeen = 300;
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The entries, ready to be appended to a list.</summary>
    public static string Of(ImmutableArray<Proposal> proposals)
    {
        var text = new StringBuilder();
        foreach (var proposal in proposals)
            Append(text, proposal);
        return text.ToString();
    }

    /// <summary>A file with the entries added at its end; all that was there stays as it was.</summary>
    public static string Added(string existing, ImmutableArray<Proposal> proposals)
    {
        var kept = existing.Trim() == "[]" ? "" : existing;
        return kept + (kept.Length > 0 && !kept.EndsWith('\n') ? "\n" : "") + Of(proposals);
    }

    private static void Append(StringBuilder text, Proposal proposal)
    {
        if (proposal.Checks is [var only])
        {
            text.Append("- check: ").Append(Quoted(only)).Append('\n');
        }
        else
        {
            text.Append("- check:\n");
            foreach (var check in proposal.Checks)
                text.Append("    - ").Append(Quoted(check)).Append('\n');
        }

        text.Append("  reason: ").Append(Quoted(Cut(proposal.Reason))).Append('\n');
        text.Append("  link: ").Append(Quoted(proposal.Link)).Append('\n');
        if (proposal.Version.Length > 0)
            text.Append("  versions: [").Append(Quoted(proposal.Version)).Append("]\n");
    }

    private static string Cut(string text) => text.Length > LongestSeen ? text[..LongestSeen] + "…" : text;

    // JSON strings are YAML strings.
    private static string Quoted(string text) => JsonSerializer.Serialize(text, Relaxed);
}

using System.Text;

namespace Compliance.Cli.Documents;

/// <summary>Texts of our own files inside Markdown: readable as it stands, and no markup by accident.</summary>
internal static class Prose
{
    /// <summary>Running text, also inside a table.</summary>
    public static string Text(string text)
    {
        var result = new StringBuilder(text.Length + 8);
        foreach (var c in text.ReplaceLineEndings(" ").Trim())
            result.Append(c is '|' or '<' or '*' or '_' or '`' or '[' ? "\\" : "").Append(c);
        return result.ToString();
    }

    /// <summary>A code span.</summary>
    public static string Code(string text) => text.Contains('`', StringComparison.Ordinal) ? $"`` {text} ``" : $"`{text}`";
}

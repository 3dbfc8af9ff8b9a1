using System.Text.RegularExpressions;

namespace Compliance.Cases.Specification;

/// <summary>Takes Markdown apart into paragraphs, headings, items of lists and comments of code.</summary>
internal sealed partial class SpecParagraphs
{
    private readonly List<(int Line, string Text)> found = [];
    private readonly List<string> current = [];
    private int start;
    private bool code;

    /// <summary>The paragraphs of a text with the line at which each starts.</summary>
    public static IReadOnlyList<(int Line, string Text)> Of(string text)
    {
        var paragraphs = new SpecParagraphs();
        var lines = Comment().Replace(text.ReplaceLineEndings("\n"), m => new string('\n', m.Value.Count(c => c == '\n'))).Split('\n');
        for (var i = FrontMatter(lines); i < lines.Length; i++)
            paragraphs.Read(i + 1, lines[i].Trim());
        paragraphs.End();
        return paragraphs.found;
    }

    /// <summary>Number of lines of the front matter.</summary>
    private static int FrontMatter(string[] lines) => lines[0].Trim() == "---" ? Array.FindIndex(lines, 1, l => l.Trim() == "---") + 1 : 0;

    private void Read(int line, string text)
    {
        if (text.StartsWith("```", StringComparison.Ordinal))
        {
            End();
            code = !code;
        }
        else if (code)
            ReadCode(line, text);
        else
            ReadProse(line, text);
    }

    private void ReadCode(int line, string text)
    {
        var said = text.StartsWith("//", StringComparison.Ordinal) ? text[2..].Trim() : "";
        if (said.Length == 0)
            End();
        else
            Add(line, said);
    }

    private void ReadProse(int line, string text)
    {
        var marker = Marker().Match(text);
        if (text.Length == 0 || marker.Success)
            End();
        if (text.Length > 0)
            Add(line, text[marker.Length..]);
        if (text.StartsWith('#'))
            End();
    }

    private void Add(int line, string text)
    {
        if (current.Count == 0)
            start = line;
        current.Add(text);
    }

    private void End()
    {
        if (current.Count > 0)
            found.Add((start, string.Join(' ', current)));
        current.Clear();
    }

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^([*+-]|\d+[.)]|>+|#+)\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Marker();
}

using System.Text;

namespace Compliance.Reporting.Terminal;

/// <summary>Breaks a line between words.</summary>
internal static class Wrapped
{
    /// <summary>The text in lines of at most this many characters, as far as its words allow.</summary>
    /// <param name="text">One line.</param>
    /// <param name="width">Characters of a line; 0: it stays whole.</param>
    /// <param name="indent">What each further line begins with.</param>
    public static string To(string text, int width, string indent)
    {
        if (width == 0 || text.Length <= width)
            return text;
        var words = text.TrimStart().Split(' ');
        var line = new StringBuilder(text[..^text.TrimStart().Length]).Append(words[0]);
        var lines = new List<string>();
        foreach (var word in words.Skip(1))
        {
            if (line.Length + 1 + word.Length > width)
            {
                lines.Add(line.ToString());
                line.Clear().Append(indent).Append(word);
            }
            else
            {
                line.Append(' ').Append(word);
            }
        }

        return string.Join('\n', lines.Append(line.ToString()));
    }
}

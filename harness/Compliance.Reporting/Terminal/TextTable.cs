using System.Text;

namespace Compliance.Reporting.Terminal;

/// <summary>A table of plain text: the first column to the left, numbers to the right.</summary>
internal static class TextTable
{
    /// <summary>The rows, each ended by a line feed and indented by two spaces.</summary>
    public static string Of(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Count).Select(column => rows.Max(row => row[column].Length)).ToList();
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            var cells = row.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]));
            text.Append("  ").Append(string.Join("  ", cells).TrimEnd()).Append('\n');
        }

        return text.ToString();
    }
}

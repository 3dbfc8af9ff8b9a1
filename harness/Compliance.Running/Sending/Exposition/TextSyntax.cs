using System.Globalization;
using System.Text;
using Compliance.Model.Metrics;
using Compliance.Model.Scrapes;

namespace Compliance.Running.Sending.Exposition;

/// <summary>What Prometheus text and OpenMetrics text have in common: names, labels, escapes.</summary>
internal static class TextSyntax
{
    public static StringBuilder Series(this StringBuilder text, ExpectedSeries series)
    {
        var plain = IsPlain(series.Name, colon: true);
        if (plain)
            text.Append(series.Name);
        var labels = series.Labels.Where(l => l.Name != "__name__").Select(l => $"{Name(l.Name)}=\"{Escaped(l.Value)}\"");
        return text.Braced(plain ? labels : labels.Prepend(Quoted(series.Name))).Append(' ').Append(PageNumber.Value(series.Value));
    }

    public static StringBuilder Labels(this StringBuilder text, IEnumerable<Label> labels) =>
        text.Append('{').AppendJoin(',', labels.Select(l => $"{Name(l.Name)}=\"{Escaped(l.Value)}\"")).Append('}');

    public static StringBuilder Comment(this StringBuilder text, string keyword, string metric, string says) =>
        text.Append("# ")
            .Append(keyword)
            .Append(' ')
            .Append(IsPlain(metric, colon: true) ? metric : Quoted(metric))
            .Append(' ')
            .Append(says)
            .Append('\n');

    public static string Escaped(string text) => EscapedHelp(text).Replace("\"", "\\\"", StringComparison.Ordinal);

    public static string EscapedHelp(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>Milliseconds as the seconds of OpenMetrics, exact.</summary>
    public static string Seconds(long milliseconds) => (milliseconds / 1000m).ToString("0.###", CultureInfo.InvariantCulture);

    private static StringBuilder Braced(this StringBuilder text, IEnumerable<string> parts)
    {
        var joined = string.Join(',', parts);
        return joined.Length == 0 ? text : text.Append('{').Append(joined).Append('}');
    }

    private static string Name(string name) => IsPlain(name, colon: false) ? name : Quoted(name);

    // Names outside the old alphabet are quoted, as Prometheus 3 writes them.
    private static string Quoted(string name) => $"\"{Escaped(name)}\"";

    private static bool IsPlain(string name, bool colon) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_' || (colon && c == ':'));
}

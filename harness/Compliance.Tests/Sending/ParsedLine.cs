using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Compliance.Model.Metrics;

namespace Compliance.Tests.Sending;

/// <summary>A sample line of a text page, read character by character and not with the code that wrote it.</summary>
internal sealed record ParsedLine(
    string Name,
    ImmutableArray<Label> Labels,
    double Value,
    string Timestamp,
    ImmutableArray<Label>? ExemplarLabels,
    double ExemplarValue,
    string ExemplarTimestamp
)
{
    public static ParsedLine[] All(byte[] page) =>
        [.. Encoding.UTF8.GetString(page).Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(Parse)];

    public static string[] Comments(byte[] page) => [.. Encoding.UTF8.GetString(page).Split('\n').Where(l => l.StartsWith('#'))];

    private static ParsedLine Parse(string line)
    {
        var at = line.AsSpan().IndexOfAny('{', ' ');
        var name = line[..at];
        ImmutableArray<Label> labels = line[at] == '{' ? ReadLabels(line, ref at) : [];
        var exemplarAt = line.IndexOf(" # ", at, StringComparison.Ordinal);
        var words = (exemplarAt < 0 ? line[at..] : line[at..exemplarAt]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (exemplarAt < 0)
            return new(name, labels, Number(words[0]), words.ElementAtOrDefault(1) ?? "", null, 0, "");
        var inside = exemplarAt + 3;
        var exemplarLabels = ReadLabels(line, ref inside);
        var rest = line[inside..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new(
            name,
            labels,
            Number(words[0]),
            words.ElementAtOrDefault(1) ?? "",
            exemplarLabels,
            Number(rest[0]),
            rest.ElementAtOrDefault(1) ?? ""
        );
    }

    private static ImmutableArray<Label> ReadLabels(string line, ref int at)
    {
        var labels = ImmutableArray.CreateBuilder<Label>();
        at++;
        while (line[at] != '}')
        {
            var equals = line.IndexOf('=', at);
            var name = line[at..equals].TrimStart(',');
            at = equals + 2;
            var value = new StringBuilder();
            for (; line[at] != '"'; at++)
                value.Append(
                    line[at] != '\\' ? line[at]
                    : line[++at] == 'n' ? '\n'
                    : line[at]
                );
            at++;
            labels.Add(new Label(name, value.ToString()));
        }

        at++;
        return labels.ToImmutable();
    }

    private static double Number(string text) =>
        text switch
        {
            "NaN" => double.NaN,
            "+Inf" => double.PositiveInfinity,
            "-Inf" => double.NegativeInfinity,
            _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
        };
}

using System.Collections.Immutable;
using System.Globalization;
using Compliance.Model.Nodes;

namespace Compliance.Cli.Explaining;

/// <summary>Small pieces of sentences.</summary>
internal static class Words
{
    private const int MostShown = 60;

    /// <summary>A number with its noun: <c>1 sample</c>, <c>2 samples</c>, <c>2 series</c>.</summary>
    public static string Count(long number, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 || noun == "series" ? noun : noun + "s")}");

    /// <summary>Things in a row with a word before the last: <c>a, b and c</c>.</summary>
    public static string Join(IReadOnlyList<string> things, string last = "and") =>
        things.Count < 2 ? string.Concat(things) : $"{string.Join(", ", things.Take(things.Count - 1))} {last} {things[^1]}";

    /// <summary>The first of many names, and how many more there are.</summary>
    public static string Some(IReadOnlyList<string> names, int most) =>
        names.Count <= most
            ? Join(names)
            : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", names.Take(most))} and {names.Count - most} more");

    /// <summary>A value of a case file as text; a list has <c>or</c> between its items.</summary>
    public static string Of(Node? node) =>
        node switch
        {
            ScalarNode scalar => scalar.Text,
            ListNode list => Join([.. list.Items.Select(Of)], "or"),
            MapNode map => Join([.. map.Entries.Select(e => $"{e.Key} {Of(e.Value)}")]),
            _ => "",
        };

    /// <summary>Text short enough for a line.</summary>
    public static string Shown(string text) =>
        text.Length <= MostShown ? text : string.Create(CultureInfo.InvariantCulture, $"{text[..MostShown]}… ({text.Length} characters)");

    /// <summary>With a small first letter, for the middle of a sentence.</summary>
    public static string Small(string text) =>
        text.Length > 1 && char.IsUpper(text[0]) && !char.IsUpper(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;

    /// <summary>Those that say something.</summary>
    public static ImmutableArray<string> Said(params ReadOnlySpan<string> parts) => [.. parts.ToArray().Where(p => p.Length > 0)];
}

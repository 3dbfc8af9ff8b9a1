using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Compliance.Model;
using Compliance.Model.Nodes;

namespace Compliance.Cases.Reading;

/// <summary>Typed values of nodes. Quotes make no difference, except that a quoted null is text. Every error says what is allowed.</summary>
internal static class Scalars
{
    public static MapNode Map(this Node node, string what) =>
        node as MapNode ?? throw node.Error($"{what} must be a mapping, not {Kind(node)}");

    public static ListNode List(this Node node, string what) =>
        node as ListNode ?? throw node.Error($"{what} must be a list, not {Kind(node)}");

    /// <summary>Text, empty text included; null is an error.</summary>
    public static string Text(this Node node, string what) =>
        node is ScalarNode { IsNull: false } scalar
            ? scalar.Text
            : throw node.Error($"{what} must be text, not {Kind(node)}; empty text is written ''");

    /// <summary>Text on one line that is not empty.</summary>
    public static string Phrase(this Node node, string what)
    {
        var text = node.Text(what).Trim();
        if (text.Length == 0)
            throw node.Error($"{what} must not be empty");
        return text.Any(char.IsControl) ? throw node.Error($"{what} must be on one line") : text;
    }

    /// <summary>A list of text that is not empty, or a single one.</summary>
    public static ImmutableArray<string> PhraseList(this Node node, string what) =>
        node is ListNode list ? [.. list.Items.Select(i => i.Phrase(what))] : [node.Phrase(what)];

    public static bool Flag(this Node node, string what) =>
        node is ScalarNode { Text: "true" or "false" } scalar
            ? scalar.Text == "true"
            : throw node.Error($"{what} must be true or false, not {Shown(node)}");

    public static long Whole(this Node node, string what, long min = long.MinValue, long max = long.MaxValue) =>
        node is ScalarNode scalar
        && long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number >= min
        && number <= max
            ? number
            : throw node.Error($"{what} must be a whole number{Range(min, max)}, not {Shown(node)}");

    public static int Count(this Node node, string what, int min = 0, int max = int.MaxValue) => (int)node.Whole(what, min, max);

    public static ulong Unsigned(this Node node, string what) =>
        node is ScalarNode scalar && ulong.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw node.Error($"{what} must be a whole number from 0, not {Shown(node)}");

    public static double Float(this Node node, string what) =>
        node is ScalarNode scalar && Floats.Parse(scalar.Text) is { } number
            ? number
            : throw node.Error($"{what} must be a number, {Floats.Allowed}, not {Shown(node)}");

    /// <summary>A length of time without sign.</summary>
    public static TimeSpan Duration(this Node node, string what) =>
        node is ScalarNode scalar && Durations.Parse(scalar.Text) is { } duration && duration >= TimeSpan.Zero
            ? duration
            : throw node.Error($"{what} must be a duration such as 500ms, 10s, 5m, 2h or 1d, not {Shown(node)}");

    /// <summary>Milliseconds since the Unix epoch, from an offset to now or an absolute number.</summary>
    public static long Instant(this Node node, string what, long nowMs)
    {
        if (node is ScalarNode scalar)
        {
            if (Durations.Parse(scalar.Text) is { } offset)
                return nowMs + (long)offset.TotalMilliseconds;
            if (
                scalar.Text.StartsWith("ms:", StringComparison.Ordinal)
                && long.TryParse(scalar.Text.AsSpan(3), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var ms)
            )
                return ms;
        }
        throw node.Error($"{what} must be an offset such as -10s or 0s, or milliseconds such as ms:1700000000000, not {Shown(node)}");
    }

    public static T OneOf<T>(this Node node, string what, Choice<T> choice) =>
        node is ScalarNode scalar && choice.TryFind(scalar.Text, out var value)
            ? value
            : throw node.Error($"{what} must be one of {string.Join(", ", choice.Words)}, not {Shown(node)}");

    /// <summary>Hexadecimal bytes; white space between them is ignored.</summary>
    public static ImmutableArray<byte> Hex(this Node node, string what)
    {
        var digits = string.Concat(node.Text(what).Where(c => !char.IsWhiteSpace(c)));
        return digits.Length % 2 == 0 && digits.All(char.IsAsciiHexDigit)
            ? [.. Convert.FromHexString(digits)]
            : throw node.Error($"{what} must be pairs of hexadecimal digits");
    }

    /// <summary>Kebab-case letters and digits.</summary>
    public static string Name(this Node node, string what)
    {
        var text = node.Text(what);
        return IsName(text) ? text : throw node.Error($"{what} must be small letters, digits and hyphens, not {Shown(node)}");
    }

    public static bool IsName(string text) =>
        text.Length <= 64 && Regex.IsMatch(text, "^[a-z0-9]+(-[a-z0-9]+)*\\z", RegexOptions.CultureInvariant);

    public static string Shown(Node node) => node is ScalarNode { IsNull: false } scalar ? Phrases.Shown(scalar.Text) : Kind(node);

    private static string Kind(Node node) =>
        node switch
        {
            MapNode => "a mapping",
            ListNode => "a list",
            ScalarNode { IsNull: true } => "null",
            _ => "text",
        };

    private static string Range(long min, long max) =>
        (min, max) switch
        {
            (long.MinValue, long.MaxValue) => "",
            (_, long.MaxValue or int.MaxValue) => FormattableString.Invariant($" from {min}"),
            _ => FormattableString.Invariant($" from {min} to {max}"),
        };
}

using System.Collections.Frozen;
using System.Text;

namespace Compliance.Reporting.Text;

/// <summary>How the members of an enum are written in files and on pages: <c>NotApplicable</c> is <c>not-applicable</c>.</summary>
/// <typeparam name="T">The enum.</typeparam>
internal static class Spelling<T>
    where T : struct, Enum
{
    private static readonly FrozenDictionary<T, string> Spelled = Enum.GetValues<T>()
        .ToFrozenDictionary(value => value, value => Kebab(value.ToString()));

    private static readonly FrozenDictionary<string, T> Values = Spelled.ToFrozenDictionary(
        pair => pair.Value,
        pair => pair.Key,
        StringComparer.Ordinal
    );

    /// <summary>All spellings in the order of the enum.</summary>
    public static IEnumerable<string> All => Enum.GetValues<T>().Select(Of);

    /// <summary>The spelling in lower-case words with hyphens.</summary>
    public static string Of(T value) => Spelled[value];

    /// <summary>The value spelled so, or null; letter case counts.</summary>
    public static T? Parse(string spelled) => Values.TryGetValue(spelled, out var value) ? value : null;

    private static string Kebab(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && text.Length > 0)
                text.Append('-');
            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}

namespace Compliance.Cases.Reading;

/// <summary>English for error sentences.</summary>
internal static class Phrases
{
    /// <summary>The noun with its indefinite article.</summary>
    public static string A(string noun) => ("aeiou".Contains(noun[0], StringComparison.Ordinal) ? "an " : "a ") + noun;

    /// <summary>Text as shown in an error: quoted, cut after 60 characters.</summary>
    public static string Shown(string text) => text.Length <= 60 ? $"'{text}'" : $"'{text[..60]}…'";
}

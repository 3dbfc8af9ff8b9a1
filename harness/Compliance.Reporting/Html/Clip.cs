namespace Compliance.Reporting.Html;

/// <summary>Keeps texts of targets short enough for a page.</summary>
internal static class Clip
{
    /// <summary>The text, or its beginning and a note of what is missing.</summary>
    public static string To(string text, int most) =>
        text.Length <= most ? text : FormattableString.Invariant($"{text[..most]}… ({text.Length - most} more characters)");
}

using System.Globalization;
using System.Text;

namespace Compliance.Reporting.Text;

/// <summary>Makes text of a target harmless for one kind of output each. What is replaced stays visible.</summary>
public static class WellFormed
{
    private const char Replacement = '\uFFFD';

    /// <summary>The text with halves of surrogate pairs replaced by U+FFFD: what every encoder accepts.</summary>
    public static string Unicode(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsLone(text, ref i))
                return Map(text, static (builder, rune) => builder.Append(rune.ToString()));
        }

        return text;
    }

    /// <summary>
    /// The text for pages and XML: control characters become their pictures (U+2400 and following), directional controls their code in
    /// brackets. Line feed and tab stay, a carriage return before a line feed goes.
    /// </summary>
    public static string Page(string text) =>
        NeedsWork(text, keepLines: true) ? Map(Lines(text), static (b, r) => Append(b, r, keepLines: true)) : text;

    /// <summary>The same on one line: line feeds and tabs become pictures too. No terminal takes it for an escape sequence.</summary>
    public static string Line(string text) =>
        NeedsWork(text, keepLines: false) ? Map(text, static (b, r) => Append(b, r, keepLines: false)) : text;

    private static string Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);

    private static bool NeedsWork(string text, bool keepLines)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\n' or '\t' && keepLines)
                continue;
            if (c < 0x20 || c is >= '\u007F' and <= '\u009F' || IsDirection(c) || c >= '\uFFFE' || IsLone(text, ref i))
                return true;
        }

        return false;
    }

    private static bool IsLone(string text, ref int i)
    {
        if (!char.IsSurrogate(text[i]))
            return false;
        if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
            return true;
        i++;
        return false;
    }

    private static bool IsDirection(int c) => c is 0x061C or 0x200E or 0x200F or (>= 0x2028 and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    private static string Map(string text, Action<StringBuilder, Rune> append)
    {
        var builder = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
            append(builder, rune);
        return builder.ToString();
    }

    private static void Append(StringBuilder builder, Rune rune, bool keepLines)
    {
        var c = rune.Value;
        if (c is '\n' or '\t' && keepLines)
            builder.Append((char)c);
        else if (c < 0x20)
            builder.Append((char)(0x2400 + c));
        else if (c == 0x7F)
            builder.Append('\u2421');
        else if (c is >= 0x80 and <= 0x9F || IsDirection(c))
            builder.Append(CultureInfo.InvariantCulture, $"[U+{c:X4}]");
        else if (c is 0xFFFE or 0xFFFF)
            builder.Append(Replacement);
        else
            builder.Append(rune.ToString());
    }
}

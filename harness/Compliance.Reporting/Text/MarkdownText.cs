using System.Globalization;
using System.Text;

namespace Compliance.Reporting.Text;

/// <summary>Data inside Markdown as GitHub renders it: never markup, never a new row.</summary>
public static class MarkdownText
{
    private const string Punctuation = "\\`*_{}[]()#+!|~";
    private const string Entities = "<>&@:$";
    private const string InCode = "<>&|*_`[]\\~@:$";

    /// <summary>Plain text: no links, mentions, formulas or images come out of it.</summary>
    public static string Plain(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        foreach (var c in WellFormed.Line(text))
        {
            if (Entities.Contains(c, StringComparison.Ordinal))
                Entity(result, c);
            else
                result.Append(Punctuation.Contains(c, StringComparison.Ordinal) ? "\\" : "").Append(c);
        }

        return result.ToString();
    }

    /// <summary>Text in code style, also inside a table. It is an HTML element, in which GitHub still reads Markdown.</summary>
    public static string Code(string text)
    {
        var result = new StringBuilder("<code>", text.Length + 32);
        foreach (var c in WellFormed.Line(text))
        {
            if (InCode.Contains(c, StringComparison.Ordinal))
                Entity(result, c);
            else
                result.Append(c);
        }

        return result.Append("</code>").ToString();
    }

    /// <summary>The address of a link, between its parentheses.</summary>
    public static string Address(string address)
    {
        var result = new StringBuilder(address.Length + 16);
        foreach (var b in Encoding.UTF8.GetBytes(WellFormed.Unicode(address)))
        {
            if (b is <= 0x20 or >= 0x7F || "()<>|\"'`\\[]".Contains((char)b, StringComparison.Ordinal))
                result.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
            else
                result.Append((char)b);
        }

        return result.ToString();
    }

    private static void Entity(StringBuilder result, char c) => result.Append(CultureInfo.InvariantCulture, $"&#{(int)c};");
}

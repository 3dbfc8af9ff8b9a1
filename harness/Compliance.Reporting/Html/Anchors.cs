using System.Globalization;
using System.Text;

namespace Compliance.Reporting.Html;

/// <summary>Ids of elements. The one of a check depends on nothing but its id, so that links to it stay right.</summary>
public static class Anchors
{
    /// <summary>The anchor of a check: its id with <c>~</c> for the number sign and everything unusual in hexadecimal.</summary>
    public static string Of(string checkId)
    {
        var anchor = new StringBuilder(checkId.Length);
        foreach (var b in Encoding.UTF8.GetBytes(checkId))
        {
            var c = (char)b;
            if (char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-' or '_' or '[' or ']' or '=' or ',')
                anchor.Append(c);
            else
                anchor.Append(c == '#' ? "~" : "~" + b.ToString("x2", CultureInfo.InvariantCulture));
        }

        return anchor.ToString();
    }

    /// <summary>The anchor as the fragment of a link.</summary>
    public static string Fragment(string checkId) =>
        "#" + Of(checkId).Replace("[", "%5B", StringComparison.Ordinal).Replace("]", "%5D", StringComparison.Ordinal);
}

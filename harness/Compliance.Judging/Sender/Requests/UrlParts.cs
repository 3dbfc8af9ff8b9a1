using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Compliance.Model.Requests;

namespace Compliance.Judging.Sender.Requests;

/// <summary>Path and query of a request target or URL, in forms that can be compared (RFC 3986, 6.2.2).</summary>
internal static class UrlParts
{
    /// <summary>The parameters of the query, unescaped; empty without a query.</summary>
    public static ImmutableArray<string> Parameters(string target) =>
        RequestTarget.Query(target) is { Length: > 0 } query
            ? [.. query.Split('&').Select(p => Uri.UnescapeDataString(p.Replace('+', ' ')))]
            : [];

    /// <summary>Whether two paths are equivalent: escapes in either letter case, and characters that need no escape with or without.</summary>
    public static bool Same(string path, string other) => Normal(path) == Normal(other);

    private static string Normal(string path)
    {
        if (!path.Contains('%', StringComparison.Ordinal))
            return path;
        var text = new StringBuilder(path.Length);
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] != '%' || i + 2 >= path.Length || !byte.TryParse(path.AsSpan(i + 1, 2), NumberStyles.HexNumber, null, out var code))
            {
                text.Append(path[i]);
                continue;
            }

            if (char.IsAsciiLetterOrDigit((char)code) || "-._~".Contains((char)code, StringComparison.Ordinal))
                text.Append((char)code);
            else
                text.Append(CultureInfo.InvariantCulture, $"%{code:X2}");
            i += 2;
        }

        return text.ToString();
    }
}

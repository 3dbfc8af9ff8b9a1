namespace Compliance.Judging.Sender.Requests;

/// <summary>Tokens of HTTP fields (RFC 9110, 5.6.2).</summary>
internal static class HttpToken
{
    public static bool IsTokenCharacter(char c) => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal);
}

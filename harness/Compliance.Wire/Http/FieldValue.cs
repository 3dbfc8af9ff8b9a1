using System.Buffers;
using System.Text;

namespace Compliance.Wire.Http;

/// <summary>Reads the parts that header values are made of (RFC 9110, 5.6), one character per byte.</summary>
internal ref struct FieldValue(ReadOnlySpan<char> text)
{
    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    );

    private readonly ReadOnlySpan<char> text = text;
    private int at;

    /// <summary>Whether everything is read.</summary>
    public readonly bool AtEnd => at >= text.Length;

    /// <summary>The next character; not to be asked at the end.</summary>
    public readonly char Peek => text[at];

    /// <summary>Passes one character if it is the next.</summary>
    public bool TryTake(char expected)
    {
        if (AtEnd || text[at] != expected)
            return false;
        at++;
        return true;
    }

    /// <summary>Passes spaces and tabs and says how many.</summary>
    public int SkipWhiteSpace()
    {
        var start = at;
        while (!AtEnd && text[at] is ' ' or '\t')
            at++;
        return at - start;
    }

    /// <summary>Reads a token of at least one character.</summary>
    public bool TryToken(out ReadOnlySpan<char> token)
    {
        var length = text[at..].IndexOfAnyExcept(TokenCharacters);
        token = length < 0 ? text[at..] : text.Slice(at, length);
        at += token.Length;
        return token.Length > 0;
    }

    /// <summary>Reads a quoted string, its quotes and backslashes taken off.</summary>
    public bool TryQuotedString(out string value)
    {
        var content = new StringBuilder();
        value = "";
        if (!TryTake('"'))
            return false;
        while (!AtEnd)
        {
            if (TryTake('"'))
            {
                value = content.ToString();
                return true;
            }

            TryTake('\\');
            if (AtEnd || !IsText(text[at]))
                return false;
            content.Append(text[at++]);
        }

        return false;
    }

    /// <summary>Passes a comment in parentheses, which may hold others.</summary>
    public bool TryComment()
    {
        if (AtEnd || text[at] != '(')
            return false;
        var depth = 0;
        while (!AtEnd)
        {
            var escaped = TryTake('\\');
            if (AtEnd || !IsText(text[at]))
                return false;
            var next = text[at++];
            if (escaped)
                continue;
            depth +=
                next == '(' ? 1
                : next == ')' ? -1
                : 0;
            if (depth == 0)
                return true;
        }

        return false;
    }

    /// <summary>Tab, space, visible ASCII, and bytes beyond ASCII.</summary>
    private static bool IsText(char value) => value is '\t' or (>= ' ' and <= '~') or (>= '\u0080' and <= '\u00ff');
}

using Compliance.Model.Nodes;
using Compliance.Model.Requests;

namespace Compliance.Cases.Reading;

/// <summary>Parts of HTTP messages that files may write: nothing that could end a line.</summary>
internal static class HttpText
{
    /// <summary>A header name or method.</summary>
    public static string Token(Node node, string text, string what) =>
        text.Length is > 0 and <= 256
        && text.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal))
            ? text
            : throw node.Error($"{what} must be letters, digits and hyphens, not {Phrases.Shown(text)}");

    /// <summary>A header value: Latin-1 without control characters other than tab.</summary>
    public static string Value(Node node, string what)
    {
        var text = node.Text(what);
        return text.All(c => c is '\t' or (>= ' ' and <= '\u00ff' and not '\u007f'))
            ? text
            : throw node.Error($"{what} must be Latin-1 text without line ends and control characters");
    }

    /// <summary>One header line of a mapping.</summary>
    public static HeaderLine Line(MapEntry entry) =>
        new(Token(entry.Value, entry.Key, "a header name"), Value(entry.Value, $"the header {entry.Key}"));

    /// <summary>One header line written as <c>Name: value</c>, quoted or as a mapping with one key.</summary>
    public static HeaderLine Line(Node node)
    {
        if (node is MapNode { Entries: [var only] })
            return Line(only);
        var text = node is MapNode ? throw node.Error("a header line must be 'Name: value'") : Value(node, "a header line");
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            throw node.Error($"a header line must be 'Name: value', not {Phrases.Shown(text)}");
        var value = text[(colon + 1)..];
        return new HeaderLine(Token(node, text[..colon], "a header name"), value.StartsWith(' ') ? value[1..] : value);
    }

    /// <summary>Path and query of a request line.</summary>
    public static string Path(Node node)
    {
        var text = node.Text("path");
        return text.StartsWith('/') && text.All(c => c is > ' ' and < '\u007f')
            ? text
            : throw node.Error($"path must start with / and hold no spaces, not {Phrases.Shown(text)}");
    }

    /// <summary>Path and query that a URL holds as they stand: nothing in them is written in another way by whoever reads the URL.</summary>
    public static string UrlPath(Node node)
    {
        var text = Path(node);
        return Uri.TryCreate("http://host" + text, UriKind.Absolute, out var url) && url.PathAndQuery == text
            ? text
            : throw node.Error($"path must be as a URL keeps it, not {Phrases.Shown(text)}");
    }
}

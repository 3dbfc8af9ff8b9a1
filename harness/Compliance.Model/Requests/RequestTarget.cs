namespace Compliance.Model.Requests;

/// <summary>Parts of a request target, in origin or absolute form, or of a URL (RFC 9112, 3.2).</summary>
public static class RequestTarget
{
    /// <summary>The path: without query, and without scheme and host where the target has them; <c>/</c> where these are all it has.</summary>
    public static string Path(string target)
    {
        var relative = Relative(target);
        var end = relative.AsSpan().IndexOfAny('?', '#');
        return end < 0 ? relative : relative[..end];
    }

    /// <summary>The query without its question mark; empty where there is none.</summary>
    public static string Query(string target) => Relative(target).Split('#')[0].Split('?', 2) is [_, var query] ? query : "";

    private static string Relative(string target)
    {
        if (target.StartsWith('/'))
            return target;
        var scheme = target.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0 || target.AsSpan(0, scheme).ContainsAny('?', '#'))
            return target;
        var rest = target[(scheme + 3)..];
        var path = rest.AsSpan().IndexOfAny('/', '?', '#');
        return path < 0 ? "/"
            : rest[path] == '/' ? rest[path..]
            : "/" + rest[path..];
    }
}

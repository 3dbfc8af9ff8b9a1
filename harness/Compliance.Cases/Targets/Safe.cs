using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Compliance.Cases.Reading;
using Compliance.Model;
using Compliance.Model.Nodes;

namespace Compliance.Cases.Targets;

/// <summary>Checks values of a descriptor that comes from a stranger.</summary>
internal static class Safe
{
    private static readonly ImmutableArray<string> UrlStarts = ["http://", "https://", "{{"];

    /// <summary>A relative path that stays inside its folder, with forward slashes.</summary>
    public static string Inside(SourceLocation at, string path)
    {
        var parts = path.Split('/');
        var inside =
            path.Length > 0
            && !path.Any(c => c is '\\' or ':' or '~' or '$' || char.IsControl(c))
            && !path.Contains("{{", StringComparison.Ordinal)
            && parts.All(p => p is not ("" or "." or ".."));
        return inside
            ? path
            : throw new CaseFileException(
                at,
                $"{Phrases.Shown(path)} must be a relative path that stays inside its folder: no .., no / at the start, no templates"
            );
    }

    /// <summary>An http or https URL, which may begin with a template.</summary>
    public static string Url(Node node, string what)
    {
        var url = node.Phrase(what);
        var known = UrlStarts.Any(p => url.StartsWith(p, StringComparison.Ordinal));
        return known && !url.Contains(' ', StringComparison.Ordinal)
            ? url
            : throw node.Error($"{what} must be an http or https URL, not {Phrases.Shown(url)}");
    }

    /// <summary>A regular expression with at least so many groups.</summary>
    public static string Pattern(Node node, string what, int groups)
    {
        var pattern = node.Phrase(what);
        try
        {
            var found = new Regex(pattern, RegexOptions.CultureInvariant).GetGroupNumbers().Length - 1;
            return found >= groups ? pattern : throw node.Error($"{what} needs a group around the part that counts");
        }
        catch (ArgumentException e)
        {
            throw node.Error($"{what} is no regular expression: {e.Message}");
        }
    }
}

using Fitting = Compliance.Judging.Verdicts.Glob;

namespace Compliance.Cli.Suite;

/// <summary>A pattern over ids in which <c>*</c> stands for any text; a pattern without a star also matches everything below it and its variants.</summary>
internal sealed class Glob(string pattern)
{
    private static readonly string[] Below = ["", "/*", "[*", "#*"];

    /// <summary>Whether the id matches.</summary>
    public bool Matches(string id) =>
        pattern.Contains('*', StringComparison.Ordinal) ? Fitting.Fits(pattern, id) : Below.Any(b => Fitting.Fits(pattern + b, id));
}

using System.Collections.Immutable;
using Compliance.Judging.Verdicts;
using Compliance.Model.Results;

namespace Compliance.Cli.Known;

/// <summary>Names many checks with few globs, none of which matches a check that did not fail.</summary>
/// <param name="all">All checks of the run.</param>
internal sealed class CheckGroups(ImmutableArray<CheckResult> all)
{
    /// <summary>Globs that match these checks and no others.</summary>
    public ImmutableArray<string> Globs(IReadOnlyCollection<CheckResult> failing)
    {
        var ids = failing.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var byFile = failing.GroupBy(c => Base(c.Id), StringComparer.Ordinal);
        return [.. byFile.SelectMany(g => Exact($"{g.Key}[*]#*", [.. g], ids) ?? ByName(g.Key, [.. g], ids))];
    }

    /// <summary>Path of the case file: the id up to the arm, or to the check's name.</summary>
    public static string Base(string id) => id[..id.IndexOfAny(['[', '#'])];

    private IEnumerable<string> ByName(string file, ImmutableArray<CheckResult> failing, HashSet<string> ids) =>
        failing
            .GroupBy(c => c.Id[(c.Id.LastIndexOf('#') + 1)..], StringComparer.Ordinal)
            .SelectMany(g => Exact($"{file}[*]#{g.Key}", [.. g], ids) ?? g.Select(c => c.Id));

    // One check is named as it is: a glob would also excuse arms that are added later.
    private string[]? Exact(string glob, ImmutableArray<CheckResult> failing, HashSet<string> ids) =>
        failing.Length > 1 && failing.All(c => Glob.Fits(glob, c.Id)) && all.All(c => ids.Contains(c.Id) || !Glob.Fits(glob, c.Id))
            ? [glob]
            : null;
}

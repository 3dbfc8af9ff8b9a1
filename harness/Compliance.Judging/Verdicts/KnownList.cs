using System.Collections.Immutable;
using Compliance.Model.Results;
using Compliance.Model.Targets;

namespace Compliance.Judging.Verdicts;

/// <summary>The known failures of a target that hold for one run.</summary>
public sealed class KnownList
{
    private readonly ImmutableArray<KnownEntry> entries;

    /// <summary>The entries that hold for this version and this way to launch.</summary>
    /// <param name="all">All entries of the target.</param>
    /// <param name="version">The version of the run; entries for versions don't hold when it is empty, unless they name <c>*</c>.</param>
    /// <param name="via">How the target was launched.</param>
    public KnownList(ImmutableArray<KnownEntry> all, string version, string via) =>
        entries = [
            .. all.Where(e => e.Versions.IsDefaultOrEmpty || e.Versions.Any(v => Glob.Fits(v, version)))
                .Where(e => e.Via.IsDefaultOrEmpty || e.Via.Contains(via, StringComparer.Ordinal)),
        ];

    /// <summary>The first entry that names this check, or null.</summary>
    public KnownEntry? Find(string check) => entries.FirstOrDefault(e => Glob.Fits(e.Check, check));

    /// <summary>A result with what the list says of it.</summary>
    public CheckResult Apply(CheckResult check) =>
        Find(check.Id) is { } entry ? check with { Expectation = entry.Kind, KnownReason = entry.Reason } : check;

    /// <summary>One sentence for each known failure that is satisfied: the entry must go.</summary>
    public static IEnumerable<string> Stale(IEnumerable<CheckResult> checks) =>
        checks
            .Where(c => c is { Expectation: ExpectationKind.Known, Outcome: Outcome.Satisfied })
            .Select(c => $"{c.Id} is listed as a known failure but is satisfied: remove the entry");

    /// <summary>One sentence for each entry that names no check.</summary>
    /// <param name="checks">Ids of all checks that the suite has under the specification, for both roles and without any filter of the run.</param>
    public IEnumerable<string> Unmatched(IReadOnlyCollection<string> checks) =>
        entries.Where(e => !checks.Any(c => Glob.Fits(e.Check, c))).Select(e => $"{e.At}: {e.Check} matches no check");
}

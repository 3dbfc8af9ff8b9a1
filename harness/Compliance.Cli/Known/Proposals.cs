using System.Collections.Immutable;
using Compliance.Cases.Targets;
using Compliance.Judging.Verdicts;
using Compliance.Model.Results;
using Compliance.Model.Targets;

namespace Compliance.Cli.Known;

/// <summary>Entries for the failures of a run that no list knows yet.</summary>
internal static class Proposals
{
    /// <summary>The proposals, in the order of the run.</summary>
    /// <param name="results">The run.</param>
    /// <param name="listed">Entries of the target's list, whatever version they are for: their reasons are taken over.</param>
    public static ImmutableArray<Proposal> Of(RunResults results, ImmutableArray<KnownEntry> listed)
    {
        var version = results.Header.Version;
        var unknown = results.Checks.Where(c => IsUnexcused(c) && !Holds(c.Id, listed, results.Header)).ToImmutableArray();
        var groups = new CheckGroups(results.Checks);
        return
        [
            .. unknown
                .GroupBy(c => Earlier(c, listed) ?? new Told("", "", CheckGroups.Base(c.Id)))
                .Select(g => new Proposal(
                    groups.Globs([.. g]),
                    g.Key.Reason.Length > 0
                        ? g.Key.Reason
                        : $"{KnownLoader.Unwritten}: expected {g.First().Expected}; seen {g.First().Said}",
                    g.Key.Link.Length > 0 ? g.Key.Link : KnownLoader.Unwritten,
                    version,
                    g.First().Said
                )),
        ];
    }

    /// <summary>Checks that are listed for this run and did not fail: their entries must go or be narrowed.</summary>
    public static ImmutableArray<string> Stale(RunResults results, ImmutableArray<KnownEntry> listed) =>
        [
            .. results
                .Checks.Where(c => c.Outcome == Outcome.Satisfied && Holds(c.Id, listed, results.Header, ExpectationKind.Known))
                .Select(c => c.Id),
        ];

    private static bool IsUnexcused(CheckResult check) => check.Verdict is Verdict.Fail or Verdict.Warn;

    private static bool Holds(string id, ImmutableArray<KnownEntry> listed, RunHeader header, ExpectationKind? kind = null) =>
        new KnownList(listed, header.Version, header.Launch).Find(id) is { } entry && (kind is null || entry.Kind == kind);

    // An entry for another version may say why.
    private static Told? Earlier(CheckResult check, ImmutableArray<KnownEntry> listed) =>
        listed.FirstOrDefault(e => Glob.Fits(e.Check, check.Id)) is { } entry ? new Told(entry.Reason, entry.Link, "") : null;
}

using System.Collections.Immutable;
using Compliance.Model;
using Compliance.Model.Ledger;
using Compliance.Model.Results;
using Compliance.Reporting.Selftests;
using Compliance.Reporting.Tallies;

namespace Compliance.Cli.Selftest;

/// <summary>Holds the results of a subject against what must come out.</summary>
internal static class SubjectJudge
{
    private const int MostProblems = 8;

    /// <summary>The verdict on the suite.</summary>
    public static SubjectVerdict Judge(Subject subject, RunResults results, RequirementLedger ledger, TimeSpan took = default)
    {
        var all = results.Checks.Where(c => c.Outcome == Outcome.Violated).ToImmutableArray();
        var violated = all.Where(c => !Observation(c, ledger)).ToImmutableArray();
        ImmutableArray<string> killers = [.. all.Where(c => c.Requirement == subject.Requirement).Select(c => c.Id)];
        var problems = subject.Kind switch
        {
            SubjectKind.Reference => Reference(results, violated),
            SubjectKind.Mutant => Mutant(subject, results, violated, killers),
            SubjectKind.Variant => Variant(subject, results, violated),
            _ => Null(results),
        };
        ImmutableArray<string> wrong = [.. problems.Concat(Errors(results)).Take(MostProblems)];
        ImmutableArray<string> others = [.. violated.Where(c => c.Requirement != subject.Requirement).Select(c => c.Id)];
        return new(
            subject,
            wrong,
            killers,
            Spelled(results),
            Published(subject, results, ledger, took) with
            {
                KilledBy = killers,
                SideEffects = others,
                Problems = wrong,
            }
        );
    }

    private static SelftestSubject Published(Subject subject, RunResults results, RequirementLedger ledger, TimeSpan took)
    {
        var tally = new RunTally(results, ledger);
        var must = tally.Levels.FirstOrDefault(l => l.Group == LevelGroup.Must);
        var should = tally.Levels.FirstOrDefault(l => l.Group == LevelGroup.Should);
        return new SelftestSubject
        {
            Role = subject.Role,
            Kind = subject.Kind.ToString().ToLowerInvariant(),
            Name = subject.Name,
            Says = subject.Says,
            Requirement = subject.Requirement,
            Statement = Spelled(results),
            MustKept = must?.Kept ?? 0,
            MustOf = must?.Applicable ?? 0,
            ShouldKept = should?.Kept ?? 0,
            ShouldOf = should?.Applicable ?? 0,
            DurationMs = (long)took.TotalMilliseconds,
        };
    }

    private static IEnumerable<string> Reference(RunResults results, ImmutableArray<CheckResult> violated)
    {
        foreach (var check in violated)
            yield return $"{check.Id} is violated: expected {check.Expected}; seen {check.Said}";
        foreach (var check in Undecided(results))
            yield return $"{check.Id} is inconclusive: {check.Said}";
        if (results.Footer?.Statement != Statement.Conformant)
            yield return $"the reference is called {Spelled(results)}";
    }

    private static IEnumerable<string> Mutant(
        Subject subject,
        RunResults results,
        ImmutableArray<CheckResult> violated,
        ImmutableArray<string> killers
    )
    {
        if (killers.IsEmpty)
        {
            var but = violated.IsEmpty ? "" : $", but {string.Join(", ", violated.Select(c => c.Id).Take(4))}";
            var own = results
                .Checks.Where(c => c.Requirement == subject.Requirement)
                .Take(2)
                .Select(c => $"; {c.Id} is {c.Outcome}: {c.Said}");
            yield return $"survives: no check of {subject.Requirement} is violated{but}{string.Concat(own)}";
        }

        foreach (var check in violated.Where(c => c.Requirement != subject.Requirement && !subject.Allowed.Contains(c.Requirement)))
            yield return $"turns the unrelated {check.Id}: expected {check.Expected}; seen {check.Said}";
    }

    private static IEnumerable<string> Variant(Subject subject, RunResults results, ImmutableArray<CheckResult> violated)
    {
        foreach (var check in violated.Where(c => c.Level.IsMust() || !subject.Allowed.Contains(c.Requirement)))
            yield return $"a legal choice is called a violation: {check.Id}: expected {check.Expected}; seen {check.Said}";
        foreach (var check in Undecided(results).Where(c => !subject.Undecidable.Contains(c.Requirement)))
            yield return $"a legal choice is judged blindly: {check.Id} is inconclusive: {check.Said}";
        foreach (var requirement in subject.Undecidable.Except(Undecided(results).Select(c => c.Requirement)))
            yield return $"{requirement} is declared undecidable, but every check of it is decided";
        if (results.Footer?.Statement == Statement.NotConformant)
            yield return "a legal choice is called not conformant";
    }

    private static IEnumerable<string> Null(RunResults results)
    {
        foreach (var check in results.Checks.Where(c => c.Verdict == Verdict.Pass && c.Level != Level.Robust))
            yield return $"a null passes {check.Id}: {check.Said}";
        if (results.Footer?.Statement is Statement.Conformant or Statement.Partial)
            yield return $"a null is called {Spelled(results)}";
    }

    private static IEnumerable<CheckResult> Undecided(RunResults results) =>
        results.Checks.Where(c => c.Outcome == Outcome.Inconclusive && (c.Level.IsMust() || c.Level.IsShould()));

    private static IEnumerable<string> Errors(RunResults results) =>
        results.Checks.Where(c => c.Outcome == Outcome.Error).Take(2).Select(c => $"{c.Id} is an error: {c.Said}");

    private static bool Observation(CheckResult check, RequirementLedger ledger) => ledger.Find(check.Requirement)?.IsObservation ?? false;

    private static string Spelled(RunResults results) =>
        results.Footer?.Statement switch
        {
            Statement.Conformant => "conformant",
            Statement.Partial => "partial",
            Statement.NotConformant => "not conformant",
            Statement.NotEstablished => "not established",
            _ => "incomplete",
        };
}

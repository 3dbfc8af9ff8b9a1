using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Compliance.Model;
using Compliance.Model.Results;
using Compliance.Reporting.Text;

namespace Compliance.Reporting.Diffing;

/// <summary>What changed between two runs, check by check.</summary>
/// <param name="Regressed">Satisfied before, violated, inconclusive or an error now.</param>
/// <param name="Fixed">Violated, inconclusive or an error before, satisfied now.</param>
/// <param name="Other">The outcome changed in another way, or is called differently, as when a level changed.</param>
/// <param name="New">Only in the newer run.</param>
/// <param name="Gone">Only in the older run.</param>
/// <param name="Same">Checks whose outcome and verdict did not change.</param>
/// <param name="Warnings">Why the comparison may mislead: incomplete files, other cases, another target or role.</param>
public sealed record ResultsDiff(
    ImmutableArray<CheckChange> Regressed,
    ImmutableArray<CheckChange> Fixed,
    ImmutableArray<CheckChange> Other,
    ImmutableArray<CheckChange> New,
    ImmutableArray<CheckChange> Gone,
    int Same,
    ImmutableArray<string> Warnings
)
{
    /// <summary>Whether something got worse: a regression, or a new check that is violated or an error.</summary>
    public bool Worse => !Regressed.IsEmpty || New.Any(c => c.After!.Outcome is Outcome.Violated or Outcome.Error);

    /// <summary>Whether no check is new, gone, or came out differently.</summary>
    public bool IsEmpty => Regressed.IsEmpty && Fixed.IsEmpty && Other.IsEmpty && New.IsEmpty && Gone.IsEmpty;

    /// <summary>Whether a verdict differs. Observations are data, and some depend on the moment: they do not count.</summary>
    public bool Differs => !New.IsEmpty || !Gone.IsEmpty || Regressed.Concat(Fixed).Concat(Other).Any(c => !IsObservation(c));

    /// <summary>Compares by check id; checks keep the order of the newer run, those that are gone the order of the older one.</summary>
    public static ResultsDiff Of(RunResults before, RunResults after)
    {
        var old = before.Checks.ToDictionary(c => c.Id, StringComparer.Ordinal);
        var ids = after.Checks.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var changes = after.Checks.Select(c => new CheckChange(c.Id, old.GetValueOrDefault(c.Id), c)).ToList();
        var both = changes.Where(c => c.Before is not null && !IsSame(c)).ToList();
        return new ResultsDiff(
            [.. both.Where(IsRegression)],
            [.. both.Where(IsFix)],
            [.. both.Where(c => !IsRegression(c) && !IsFix(c))],
            [.. changes.Where(c => c.Before is null)],
            [.. before.Checks.Where(c => !ids.Contains(c.Id)).Select(c => new CheckChange(c.Id, c, null))],
            changes.Count(c => c.Before is not null && IsSame(c)),
            [.. Doubts(before, after)]
        );
    }

    /// <summary>The comparison as plain text: a list per kind, then the numbers.</summary>
    public string Text()
    {
        var text = new StringBuilder();
        foreach (var warning in Warnings)
            text.Append("note  ").Append(WellFormed.Line(warning)).Append('\n');
        List(text, "regressed", Regressed);
        List(text, "fixed", Fixed);
        List(text, "changed", Other);
        List(text, "new", New);
        List(text, "gone", Gone);
        return text.Append(
                CultureInfo.InvariantCulture,
                $"{Regressed.Length} regressed, {Fixed.Length} fixed, {Other.Length} changed otherwise, {New.Length} new, {Gone.Length} gone, {Same} the same\n"
            )
            .ToString();
    }

    private static bool IsSame(CheckChange change) =>
        change.Before!.Outcome == change.After!.Outcome && change.Before.Verdict == change.After.Verdict;

    private static bool IsObservation(CheckChange change) => IsObservation(change.Before!.Verdict) && IsObservation(change.After!.Verdict);

    private static bool IsObservation(Verdict verdict) => verdict is Verdict.Yes or Verdict.No or Verdict.Inconclusive;

    private static bool IsRegression(CheckChange change) => change.Before!.Outcome == Outcome.Satisfied && IsBad(change.After!);

    private static bool IsFix(CheckChange change) => IsBad(change.Before!) && change.After!.Outcome == Outcome.Satisfied;

    private static bool IsBad(CheckResult check) => check.Outcome is Outcome.Violated or Outcome.Inconclusive or Outcome.Error;

    private static IEnumerable<string> Doubts(RunResults before, RunResults after)
    {
        foreach (var (run, name) in new[] { (before, "older"), (after, "newer") })
        {
            if (run.Footer is null || run.Incomplete.Length > 0)
                yield return $"The {name} file is incomplete: {(run.Incomplete.Length > 0 ? run.Incomplete : "it has no footer")}";
        }

        var (a, b) = (before.Header, after.Header);
        if (a.Target != b.Target || a.Role != b.Role)
            yield return $"They judge different things: {a.Target} as {a.Role.Word()}, {b.Target} as {b.Role.Word()}.";
        if (a.Cases != b.Cases)
            yield return $"They ran different cases: {a.Cases}, {b.Cases}.";
        if (a.Spec != b.Spec)
            yield return $"They judge by different specifications: {a.Spec}, {b.Spec}.";
    }

    private static void List(StringBuilder text, string name, ImmutableArray<CheckChange> changes)
    {
        foreach (var change in changes)
        {
            var check = change.After ?? change.Before!;
            text.Append(name.PadRight(10))
                .Append(' ')
                .Append(WellFormed.Line(change.Id))
                .Append("  ")
                .Append(check.Level.Spelled())
                .Append("  ");
            text.AppendJoin(" -> ", new[] { change.Before?.Verdict.Word(), change.After?.Verdict.Word() }.OfType<string>());
            if (change.After is { Said.Length: > 0 } after && after.Outcome != Outcome.Satisfied)
                text.Append(": ").Append(WellFormed.Line(after.Said));
            text.Append('\n');
        }
    }
}

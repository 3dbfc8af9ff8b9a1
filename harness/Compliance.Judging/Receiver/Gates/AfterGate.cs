using System.Collections.Immutable;
using Compliance.Model;
using Compliance.Model.Results;

namespace Compliance.Judging.Receiver.Gates;

/// <summary>
/// A case that builds on another says nothing unless that one held: its MUST checks, or all its checks when it has no MUST. It does not
/// concern a receiver that the other does not concern, or that chose otherwise where it may. Cases that are not in the run do not block.
/// </summary>
internal sealed class AfterGate(ImmutableArray<JudgedCheck> judged)
{
    private readonly ILookup<string, JudgedCheck> byCase = judged.ToLookup(j => j.Plan.Case.Head.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, Finding?> blocks = new(StringComparer.Ordinal);

    /// <summary>The check, blocked where it is due.</summary>
    public JudgedCheck Judge(JudgedCheck check)
    {
        if (check.Finding.Outcome is Outcome.NotApplicable or Outcome.Error || Block(check.Plan.Case.Head.Id) is not { } block)
            return check;
        return check with
        {
            Finding =
                block.Outcome == Outcome.NotApplicable
                    ? check.Finding with
                    {
                        Outcome = Outcome.NotApplicable,
                        Said = block.Said,
                        Marks = [],
                    }
                    : check.Finding.Blocked(block.Said),
        };
    }

    /// <summary>Why the checks of this case are blocked, or null. Looks through to what blocks the cases before it.</summary>
    private Finding? Block(string caseId)
    {
        if (blocks.TryGetValue(caseId, out var found))
            return found;
        blocks[caseId] = null;
        var after = byCase[caseId].SelectMany(j => j.Plan.Case.Head.After).Distinct(StringComparer.Ordinal);
        return blocks[caseId] = after.Select(Failing).FirstOrDefault(f => f is not null);
    }

    private Finding? Failing(string id)
    {
        var all = byCase
            .Where(g => g.Key == id || g.Key.StartsWith(id + "[", StringComparison.Ordinal))
            .SelectMany(g => g)
            .Select(Judge)
            .ToList();
        var musts = all.Where(j => j.Plan.Requirement.Level.IsMust() && !j.Plan.Requirement.IsObservation).ToList();
        var relevant = musts.Count > 0 ? musts : all;
        var failing = relevant.Where(j => j.Finding.Outcome is not (Outcome.Satisfied or Outcome.NotApplicable)).ToList();
        if (failing.Count > 0)
        {
            return failing.TrueForAll(j => j.Plan.Requirement.IsObservation && j.Finding.Outcome == Outcome.Violated)
                ? Finding.NotApplicable($"builds on {failing[0].Plan.Id}, which this receiver does not do")
                : Finding.Inconclusive(
                    $"blocked by {failing.First(j => !j.Plan.Requirement.IsObservation || j.Finding.Outcome != Outcome.Violated).Plan.Id}"
                );
        }
        return relevant.Count > 0 && relevant.TrueForAll(j => j.Finding.Outcome == Outcome.NotApplicable)
            ? Finding.NotApplicable($"builds on {relevant[0].Plan.Id}: {relevant[0].Finding.Said}")
            : null;
    }
}

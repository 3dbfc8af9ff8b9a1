using System.Collections.Immutable;
using Compliance.Judging.Binding;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Ledger;

namespace Compliance.Judging.Receiver;

/// <summary>What a receiver run will judge.</summary>
public static class ReceiverPlan
{
    private static readonly ImmutableArray<string> Groups = ["control", "defects", "rewrites", "plain"];

    /// <summary>All checks of these cases, by case, check and arm. Checks whose requirement does not hold under the ledger's specification are left out.</summary>
    /// <exception cref="CaseFileException">A check names an arm or a step that its case does not have, or two checks have one id.</exception>
    public static ImmutableArray<PlannedCheck> Of(IEnumerable<ReceiverCase> cases, RequirementLedger ledger)
    {
        var planned = cases.SelectMany(c => Of(c, ledger)).ToImmutableArray();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var check in planned)
        {
            if (!seen.Add(check.Id))
                throw new CaseFileException(check.Check.At, $"two checks have the id {check.Id}: tell them apart with as:");
        }
        return planned;
    }

    private static IEnumerable<PlannedCheck> Of(ReceiverCase @case, RequirementLedger ledger) =>
        from check in @case.Head.Checks
        let requirement = ledger.Find(check.Requirement)
        where requirement is not null
        from arm in Arms(@case, check)
        select new PlannedCheck(CheckId.Of(@case.Head.Id, arm, check.Name), @case, check, arm, Step(arm, check), requirement);

    private static IEnumerable<Arm> Arms(ReceiverCase @case, CheckScript check)
    {
        if (check.Arms.IsDefaultOrEmpty)
            return @case.Arms.Where(a => a.Kind != ArmKind.Control);
        var names = Groups.Concat(@case.Arms.Select(a => a.Name)).Where(n => n.Length > 0).Distinct().ToList();
        foreach (var name in check.Arms)
        {
            if (!names.Contains(name))
                throw new CaseFileException(
                    check.At,
                    $"there is no arm {name}; there are {string.Join(", ", names)}{NearestName.Hint(name, names)}"
                );
        }
        return @case.Arms.Where(a => check.Arms.Any(name => Named(a, name)));
    }

    private static bool Named(Arm arm, string name) =>
        arm.Kind switch
        {
            ArmKind.Plain => name == "plain",
            ArmKind.Control => name == "control",
            ArmKind.Defect => name == "defects" || name == arm.Name,
            _ => name == "rewrites" || name == arm.Name,
        };

    private static int Step(Arm arm, CheckScript check)
    {
        if (check.Of is null)
            return arm.Steps.Length - 1;
        var names = arm.Steps.Select(s => s.Name).ToList();
        var index = names.IndexOf(check.Of);
        return index >= 0
            ? index
            : throw new CaseFileException(
                check.At,
                $"there is no step {check.Of}; there are {string.Join(", ", names)}{NearestName.Hint(check.Of, names)}"
            );
    }
}

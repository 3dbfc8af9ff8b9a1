using System.Globalization;
using Compliance.Model;
using Compliance.Model.Ledger;
using Compliance.Reporting.Selftests;
using Compliance.Reporting.Text;

namespace Compliance.Reporting.Html;

/// <summary>A self-test before it is markup.</summary>
/// <param name="Results">The self-test.</param>
/// <param name="Ledger">Requirement texts.</param>
public sealed record KillMatrixView(SelftestResults Results, RequirementLedger Ledger)
{
    /// <summary>The kinds, in the order of the page, with what must come out.</summary>
    public static readonly IReadOnlyList<(string Kind, string Title, string Must)> Kinds =
    [
        (
            "null",
            "Null floor",
            "Implementations that do nothing useful. None may pass a MUST or a SHOULD, nor be called conformant or partial."
        ),
        ("reference", "Reference", "Must be conformant, with no check violated or undecided."),
        (
            "mutant",
            "Mutants",
            "The reference with one fault. A check of the requirement it breaks must see it; no unrelated check may turn."
        ),
        ("variant", "Legal variants", "The reference with other legal choices. No MUST may be violated."),
    ];

    /// <summary>The subjects of a kind and role.</summary>
    public IReadOnlyList<SelftestSubject> Of(string kind, Role role) => [.. Results.Subjects.Where(s => s.Kind == kind && s.Role == role)];

    /// <summary>How a subject came out, in a word.</summary>
    public static string Outcome(SelftestSubject subject) =>
        subject.Problems.IsEmpty
            ? subject.Kind == "mutant"
                ? "killed"
                : "as it must"
            : subject.Kind == "mutant" && subject.KilledBy.IsEmpty
                ? "survived"
                : "wrong";

    /// <summary>One sentence of numbers for a role.</summary>
    public string Summary(Role role)
    {
        var (mutants, nulls) = (Of("mutant", role), Of("null", role));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{role.Word()}: {mutants.Count(m => !m.KilledBy.IsEmpty)} of {mutants.Count} mutants killed, {nulls.Sum(n => n.MustKept + n.ShouldKept)} MUST or SHOULD checks passed by {nulls.Count} nulls, {Results.Subjects.Count(s => s.Role == role && !s.Problems.IsEmpty)} implementations came out wrong"
        );
    }
}

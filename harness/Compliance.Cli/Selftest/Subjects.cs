using System.Collections.Immutable;
using Compliance.Model;
using Compliance.Reference;
using Compliance.Reference.Receiver;
using Compliance.Reference.Sender;

namespace Compliance.Cli.Selftest;

/// <summary>Everything that the self-test judges.</summary>
internal static class Subjects
{
    /// <summary>The subjects of a role: the reference, the mutants, the variants, the nulls.</summary>
    public static ImmutableArray<Subject> Of(Role role) =>
        role == Role.Receiver
            ? Of(role, ReceiverVariants.All, ReceiverNulls.All.Select(n => n.Key))
            : Of(role, SenderVariants.All, SenderNulls.All.Select(n => n.Key));

    /// <summary>The mutants of a role.</summary>
    public static ImmutableArray<Mutant> Mutants(Role role) => role == Role.Receiver ? ReceiverMutants.All : SenderMutants.All;

    private static ImmutableArray<Subject> Of<TChoices>(Role role, IEnumerable<Variant<TChoices>> variants, IEnumerable<string> nulls) =>
        [
            Reference(role),
            .. Mutants(role).Select(m => Of(role, m)),
            .. variants.Select(v => new Subject(
                role,
                SubjectKind.Variant,
                $"variant/{v.Name}",
                v.Says,
                "",
                v.MayWarn,
                v.Lacks,
                v.Undecidable
            )),
            .. nulls.Select(n => new Subject(role, SubjectKind.Null, $"null/{n}", "", "", [], [], [])),
        ];

    private static Subject Reference(Role role) => new(role, SubjectKind.Reference, "reference", "The strict reference.", "", [], [], []);

    private static Subject Of(Role role, Mutant mutant) =>
        new(role, SubjectKind.Mutant, $"mutant/{mutant.Name}", mutant.Says, mutant.Requirement, mutant.SideEffects, [], []);
}

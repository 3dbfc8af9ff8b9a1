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
    public static ImmutableArray<Subject> Of(Role role) => role == Role.Receiver ? Receivers() : Senders();

    /// <summary>The mutants of a role.</summary>
    public static ImmutableArray<Mutant> Mutants(Role role) => role == Role.Receiver ? ReceiverMutants.All : SenderMutants.All;

    private static ImmutableArray<Subject> Receivers() =>
        [
            Reference(Role.Receiver),
            .. ReceiverMutants.All.Select(m => Of(Role.Receiver, m)),
            .. ReceiverVariants.All.Select(v => new Subject(
                Role.Receiver,
                SubjectKind.Variant,
                $"variant/{v.Name}",
                v.Says,
                "",
                v.MayWarn,
                v.Lacks,
                v.Undecidable
            )),
            .. ReceiverNulls.All.Select(n => new Subject(Role.Receiver, SubjectKind.Null, $"null/{n.Key}", "", "", [], [], [])),
        ];

    private static ImmutableArray<Subject> Senders() =>
        [
            Reference(Role.Sender),
            .. SenderMutants.All.Select(m => Of(Role.Sender, m)),
            .. SenderVariants.All.Select(v => new Subject(
                Role.Sender,
                SubjectKind.Variant,
                $"variant/{v.Name}",
                v.Says,
                "",
                v.MayWarn,
                v.Lacks,
                v.Undecidable
            )),
            .. SenderNulls.All.Select(n => new Subject(Role.Sender, SubjectKind.Null, $"null/{n.Key}", "", "", [], [], [])),
        ];

    private static Subject Reference(Role role) => new(role, SubjectKind.Reference, "reference", "The strict reference.", "", [], [], []);

    private static Subject Of(Role role, Mutant mutant) =>
        new(role, SubjectKind.Mutant, $"mutant/{mutant.Name}", mutant.Says, mutant.Requirement, mutant.SideEffects, [], []);
}

using System.Collections.Immutable;
using Compliance.Reporting.Selftests;

namespace Compliance.Cli.Selftest;

/// <summary>What the self-test found of a subject.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Problems">What is wrong with the suite; empty when the subject came out as it must.</param>
/// <param name="Killers">Mutants: ids of the violated checks of the broken requirement.</param>
/// <param name="Statement">The statement that the run came to.</param>
/// <param name="Published">The same for a file.</param>
internal sealed record SubjectVerdict(
    Subject Subject,
    ImmutableArray<string> Problems,
    ImmutableArray<string> Killers,
    string Statement,
    SelftestSubject Published
);

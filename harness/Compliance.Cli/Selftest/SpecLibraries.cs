using System.Collections.Concurrent;
using Compliance.Cases;

namespace Compliance.Cli.Selftest;

/// <summary>The cases that a subject is judged with: a mutant of a rule that the default version does not have is judged by the version that has it.</summary>
/// <param name="files">The files below <c>cases/</c>.</param>
internal sealed class SpecLibraries(ICaseFiles files)
{
    private readonly CaseLibrary standard = CaseLibrary.Load(files, SpecVersions.Default);
    private readonly ConcurrentDictionary<string, CaseLibrary> others = new(StringComparer.Ordinal);

    /// <summary>The cases of the default version.</summary>
    public CaseLibrary Standard => standard;

    /// <summary>The cases of the version for this subject.</summary>
    public CaseLibrary Of(Subject subject)
    {
        var spec = Spec(subject.Requirement);
        return spec == SpecVersions.Default ? standard : others.GetOrAdd(spec, s => CaseLibrary.Load(files, s));
    }

    private string Spec(string requirement)
    {
        var broken = standard.Ledger.Find(requirement) is null ? standard.Requirements.FirstOrDefault(r => r.Id == requirement) : null;
        return broken?.Since ?? broken?.Until ?? SpecVersions.Default;
    }
}

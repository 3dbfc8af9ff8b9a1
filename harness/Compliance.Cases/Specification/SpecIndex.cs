using System.Collections.Immutable;
using Compliance.Model.Ledger;

namespace Compliance.Cases.Specification;

/// <summary>Facts about the published specifications: the anchors of their sections, and which requirement covers which sentence.</summary>
/// <param name="Sections">Anchors by version, such as <c>1.0</c> or <c>2.0-rc.4</c>.</param>
/// <param name="Sentences">Ids of the requirements by the fingerprint of the sentence that they cover; none for one that asks nothing of a program.</param>
public sealed record SpecIndex(
    ImmutableDictionary<string, ImmutableHashSet<string>> Sections,
    ImmutableDictionary<string, ImmutableArray<string>> Sentences
)
{
    /// <summary>Nothing is known.</summary>
    public static SpecIndex Empty { get; } =
        new(ImmutableDictionary<string, ImmutableHashSet<string>>.Empty, ImmutableDictionary<string, ImmutableArray<string>>.Empty);

    /// <summary>Whether the page that a requirement cites has its section. A rule of our own may have none, and cites the default version.</summary>
    public bool HasSection(Requirement requirement) =>
        (requirement.Spec == "suite" && requirement.Section.Length == 0)
        || (Sections.TryGetValue(Page(requirement.Spec), out var anchors) && anchors.Contains(requirement.Section));

    /// <summary>The sentences of a text that no entry knows.</summary>
    public ImmutableArray<SpecSentence> Unknown(string text) =>
        [.. SpecText.Normative(text).Where(s => !Sentences.ContainsKey(s.Fingerprint))];

    private string Page(string spec) => Sections.ContainsKey(spec) ? spec : SpecVersions.Default;
}

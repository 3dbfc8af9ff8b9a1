using Compliance.Model.Nodes;

namespace Compliance.Model.Cases;

/// <summary>
/// A matcher as a case names it, before Judging binds it. In a mapping the first key is the matcher's name and its
/// value the main parameter; the other keys are further parameters: <c>{attempts: 2, of: first-data}</c>. When the
/// first value is itself a mapping, its keys are the parameters: <c>{written: {samples: 2}}</c>. A plain scalar
/// names a matcher without parameters.
/// </summary>
/// <param name="Name">The matcher's name in kebab-case.</param>
/// <param name="Main">Value of the first key when it is not a mapping; null otherwise.</param>
/// <param name="Parameters">The other parameters by name.</param>
/// <param name="At">Where it stands.</param>
public sealed record MatcherSpec(string Name, Node? Main, MapNode Parameters, SourceLocation At);

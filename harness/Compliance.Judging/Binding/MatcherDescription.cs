using System.Collections.Immutable;
using Compliance.Model;

namespace Compliance.Judging.Binding;

/// <summary>A matcher as <c>list matchers</c> and <c>explain</c> show it.</summary>
/// <param name="Name">Name in case files.</param>
/// <param name="Role">The role whose cases know it.</param>
/// <param name="Temporal">Sender: the words it goes with, such as <c>always</c>; receiver: empty.</param>
/// <param name="Parameters">Its parameters; the first is the main one.</param>
/// <param name="Summary">When it is satisfied; may be empty.</param>
public sealed record MatcherDescription(
    string Name,
    Role Role,
    string Temporal,
    ImmutableArray<ParameterDescription> Parameters,
    string Summary
);

using System.Collections.Immutable;

namespace Compliance.Model.Cases;

/// <summary>One variant of a receiver case, with series of its own (<c>{{defect}}</c> and <c>{{case}}</c> are resolved).</summary>
/// <param name="Name">Empty for plain, <c>control</c>, or the name of the defect or rewrite.</param>
/// <param name="Kind">Its part.</param>
/// <param name="Steps">Its requests, in order; at least one.</param>
public sealed record Arm(string Name, ArmKind Kind, ImmutableArray<Step> Steps);

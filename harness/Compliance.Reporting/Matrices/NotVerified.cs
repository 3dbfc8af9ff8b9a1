using System.Collections.Immutable;
using Compliance.Model;

namespace Compliance.Reporting.Matrices;

/// <summary>A target that can be run and of which there are no results yet.</summary>
/// <param name="Name">Its folder's name.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Url">Home page; empty: none.</param>
/// <param name="Roles">The roles without results.</param>
public sealed record NotVerified(string Name, string Title, string Url, ImmutableArray<Role> Roles);

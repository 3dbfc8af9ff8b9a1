using System.Collections.Immutable;

namespace Compliance.Reporting.Html;

/// <summary>Checks of one verdict.</summary>
/// <param name="Title">Heading.</param>
/// <param name="Checks">The checks in plan order.</param>
public sealed record SectionView(string Title, ImmutableArray<CheckView> Checks);

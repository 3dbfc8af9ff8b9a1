using System.Collections.Immutable;

namespace Compliance.Model.Scrapes;

/// <summary>One page of a lane. Pages follow one another by what happened, never by the clock.</summary>
public sealed record Page
{
    /// <summary>What it does.</summary>
    public PageKind Kind { get; init; } = PageKind.Families;

    /// <summary>Name of the fixture it shows; empty for other kinds.</summary>
    public string Fixture { get; init; } = "";

    /// <summary>Its families.</summary>
    public ImmutableArray<Family> Families { get; init; } = [];

    /// <summary>Status of <see cref="PageKind.Status"/>.</summary>
    public int Status { get; init; } = 200;

    /// <summary>Scrapes after which the next page comes. Null: for Families, once its data has arrived at the mock; for others, 3 scrapes. The last page stays.</summary>
    public int? For { get; init; }
}

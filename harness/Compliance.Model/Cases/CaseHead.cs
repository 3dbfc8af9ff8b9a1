using System.Collections.Immutable;

namespace Compliance.Model.Cases;

/// <summary>What every case has, whatever its role.</summary>
public sealed record CaseHead
{
    /// <summary>Path below <c>cases/</c> without extension, with the <c>each</c> value in brackets: <c>sender/retry/client-error[400]</c>.</summary>
    public required string Id { get; init; }

    /// <summary>One sentence.</summary>
    public required string Title { get; init; }

    /// <summary>Capabilities without which the case is not applicable.</summary>
    public ImmutableArray<string> Needs { get; init; } = [];

    /// <summary>Ids of cases whose checks must all have held.</summary>
    public ImmutableArray<string> After { get; init; } = [];

    /// <summary>Its checks, in file order.</summary>
    public required ImmutableArray<CheckScript> Checks { get; init; }

    /// <summary>First and last version of the specification; null: all.</summary>
    public string? Since { get; init; }

    /// <summary>Last version of the specification; null: all.</summary>
    public string? Until { get; init; }

    /// <summary>Where the file starts.</summary>
    public required SourceLocation At { get; init; }
}

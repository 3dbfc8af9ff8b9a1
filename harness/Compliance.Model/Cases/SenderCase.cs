using System.Collections.Immutable;
using Compliance.Model.Responses;
using Compliance.Model.Scrapes;

namespace Compliance.Model.Cases;

/// <summary>A sender case, ready to be run: templates and fixtures are resolved.</summary>
public sealed record SenderCase
{
    /// <summary>Common part.</summary>
    public required CaseHead Head { get; init; }

    /// <summary>How the sender must be configured.</summary>
    public LaneOptions Options { get; init; } = new();

    /// <summary>The pages of its lane, in order.</summary>
    public required ImmutableArray<Page> Pages { get; init; }

    /// <summary>Formats the page may be served in, best first; the sender's Accept header decides. Empty: those the fixtures need.</summary>
    public ImmutableArray<ExpositionFormat> Formats { get; init; } = [];

    /// <summary>The response script; empty: the accepting lane, shared by cases with equal pages and options.</summary>
    public ImmutableArray<ResponseScript> Respond { get; init; } = [];

    /// <summary>Everything is held up by the response script for a long time; the lane's deadline is raised by this much.</summary>
    public TimeSpan Extra { get; init; }
}

using System.Collections.Immutable;
using Compliance.Model.Cases;
using Compliance.Model.Requests;
using Compliance.Model.Responses;
using Compliance.Model.Scrapes;

namespace Compliance.Model.Evidence;

/// <summary>One remote-write endpoint of one sender process, with its own scrape page and response script.</summary>
public sealed record Lane
{
    private const string Redirected = "redirected";

    /// <summary>Unique in the run, such as <c>lane-7</c>; also the job name where the sender has one.</summary>
    public required string Name { get; init; }

    /// <summary>Path of the write URL that the sender was given, with its query if it has one.</summary>
    public required string WritePath { get; init; }

    /// <summary>The path alone.</summary>
    public string PathAlone => RequestTarget.Path(WritePath);

    /// <summary>How the sender was configured for it.</summary>
    public required LaneOptions Options { get; init; }

    /// <summary>Its pages.</summary>
    public required ImmutableArray<Page> Pages { get; init; }

    /// <summary>Formats of its pages, best first.</summary>
    public ImmutableArray<ExpositionFormat> Formats { get; init; } = [];

    /// <summary>Its response script; empty accepts everything.</summary>
    public ImmutableArray<ResponseScript> Respond { get; init; } = [];

    /// <summary>Ids of the cases it serves.</summary>
    public required ImmutableArray<string> Cases { get; init; }

    /// <summary>Where <c>Location: redirected</c> leads from the write URL. What arrives there is no write of its own: only the matcher of redirects looks at it.</summary>
    public string RedirectedPath => Folder(PathAlone).ToString() + Redirected;

    /// <summary>Whether a request was sent there.</summary>
    /// <param name="exchange">The request.</param>
    public bool IsRedirected(Exchange exchange)
    {
        var path = RequestTarget.Path(exchange.Target);
        return path.EndsWith(Redirected, StringComparison.Ordinal) && Folder(PathAlone).SequenceEqual(path.AsSpan()[..^Redirected.Length]);
    }

    private static ReadOnlySpan<char> Folder(string path) => path.AsSpan(0, path.LastIndexOf('/') + 1);
}

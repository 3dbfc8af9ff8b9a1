using System.Collections.Immutable;
using Compliance.Model.Evidence;

namespace Compliance.Model.Records;

/// <summary>A lane of a sender run; its exchanges are those whose origin is its name.</summary>
/// <param name="Name">Name of the lane.</param>
/// <param name="Cases">Ids of the cases it served.</param>
/// <param name="Script">Digest of what it provoked: options, pages, formats, response script.</param>
/// <param name="Scrapes">Its scrapes.</param>
/// <param name="Unread">Exchanges whose body broke off and was not decoded.</param>
/// <param name="Dropped">Requests that were only counted.</param>
/// <param name="At">Monotonic time of the end.</param>
/// <param name="Ended">Whether it was ended.</param>
/// <param name="EndedBecause">Why it ended before its checks were decided; empty when they were.</param>
/// <param name="RefusedToStart">Whether the sender refused its configuration.</param>
public sealed record LaneRecord(
    string Name,
    ImmutableArray<string> Cases,
    string Script,
    ImmutableArray<Scrape> Scrapes,
    ImmutableArray<int> Unread,
    int Dropped,
    TimeSpan At,
    bool Ended,
    string EndedBecause,
    bool RefusedToStart
);

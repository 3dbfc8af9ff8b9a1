using System.Collections.Immutable;
using Compliance.Model.Requests;

namespace Compliance.Reference.Sender;

/// <summary>One remote-write endpoint of the reference sender with the page that feeds it.</summary>
/// <param name="Name">Unique name; becomes the <c>job</c> label.</param>
/// <param name="Write">URL to write to.</param>
/// <param name="Scrape">URL of the page; used until discovery has been read for the first time only to show what is configured.</param>
/// <param name="Discovery">URL of an HTTP service discovery list in the Prometheus format. Its targets are scraped.</param>
/// <param name="V2">Whether <c>io.prometheus.write.v2.Request</c> is sent at first; otherwise always the message of 1.0.</param>
/// <param name="Headers">Headers that the user adds to requests.</param>
/// <param name="CustomBuckets">Whether classic histograms are sent as native ones with custom buckets.</param>
public sealed record SenderLane(
    string Name,
    Uri Write,
    Uri Scrape,
    Uri Discovery,
    bool V2,
    ImmutableArray<HeaderLine> Headers,
    bool CustomBuckets
);

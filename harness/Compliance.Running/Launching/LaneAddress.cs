using Compliance.Model.Cases;

namespace Compliance.Running.Launching;

/// <summary>What a sender must be configured with for one lane; the templates of a target loop over these.</summary>
/// <param name="Name">Lane and job name, such as <c>lane-7</c>; letters, digits and hyphens.</param>
/// <param name="WriteUrl">URL to write to, with the host name by which the target reaches us.</param>
/// <param name="ScrapeUrl">URL of the page to scrape.</param>
/// <param name="DiscoveryUrl">URL of an HTTP service discovery page (Prometheus format) that lists the page while it exists.</param>
/// <param name="Options">What the lane asks of the configuration.</param>
public sealed record LaneAddress(string Name, Uri WriteUrl, Uri ScrapeUrl, Uri DiscoveryUrl, LaneOptions Options)
{
    /// <summary>URL to write to over HTTP/2 without TLS, with prior knowledge; null: there is none.</summary>
    public Uri? Http2WriteUrl { get; init; }
}

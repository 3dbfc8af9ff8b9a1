using System.Collections.Immutable;
using Compliance.Model.Metrics;

namespace Compliance.Reference.Sender.Scraping;

/// <summary>A page to scrape, as discovery lists it.</summary>
/// <param name="Address">Host and port; becomes the <c>instance</c> label.</param>
/// <param name="Page">URL of the page.</param>
/// <param name="Labels">Labels that discovery adds to its series.</param>
public sealed record ScrapeTarget(string Address, Uri Page, ImmutableArray<Label> Labels);

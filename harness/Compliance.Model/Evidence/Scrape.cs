using Compliance.Model.Scrapes;

namespace Compliance.Model.Evidence;

/// <summary>One scrape of a lane's page.</summary>
/// <param name="Number">Number in the lane, from 1.</param>
/// <param name="Page">Index of the page served, from 0.</param>
/// <param name="PageScrape">How often this page had been served before: the n of <c>value + n x step</c>.</param>
/// <param name="At">Monotonic time since the start of the run when the request arrived.</param>
/// <param name="WallMs">The same in milliseconds since the Unix epoch.</param>
/// <param name="Format">Format served.</param>
/// <param name="Status">Status answered; 0 for hang and gone.</param>
/// <param name="Accept">Accept header of the sender.</param>
public sealed record Scrape(
    int Number,
    int Page,
    int PageScrape,
    TimeSpan At,
    long WallMs,
    ExpositionFormat Format,
    int Status,
    string Accept
);

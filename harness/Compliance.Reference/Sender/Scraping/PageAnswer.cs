using System.Collections.Immutable;
using Compliance.Reference.Sender.Exposition;

namespace Compliance.Reference.Sender.Scraping;

/// <summary>What a scrape brought.</summary>
/// <param name="Series">The series of the page; null when the scrape failed.</param>
/// <param name="Failure">Why it failed.</param>
/// <param name="Fresh">For how long the page says that it stays the same; until then it is not scraped again.</param>
internal readonly record struct PageAnswer(ImmutableArray<ScrapedSeries>? Series, StaleCause Failure, TimeSpan Fresh = default);

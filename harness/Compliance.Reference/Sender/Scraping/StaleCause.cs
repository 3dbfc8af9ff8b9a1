namespace Compliance.Reference.Sender.Scraping;

/// <summary>How a sender learns that series have ended.</summary>
internal enum StaleCause
{
    /// <summary>The page no longer shows them.</summary>
    SeriesGone,

    /// <summary>The scrape was answered with an error, or with something that can't be read.</summary>
    ScrapeRefused,

    /// <summary>The connection of the scrape was closed or could not be made.</summary>
    ScrapeBroken,

    /// <summary>The scrape was not answered in time.</summary>
    ScrapeTimedOut,

    /// <summary>Discovery no longer lists the target.</summary>
    TargetGone,
}

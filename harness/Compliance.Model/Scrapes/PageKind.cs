namespace Compliance.Model.Scrapes;

/// <summary>What a scrape page does.</summary>
public enum PageKind
{
    /// <summary>Serves its families.</summary>
    Families,

    /// <summary>Answers with a status and no families.</summary>
    Status,

    /// <summary>Takes the connection and never answers.</summary>
    Hang,

    /// <summary>Closes the connection at once: the target is gone.</summary>
    Gone,

    /// <summary>Leaves service discovery: the lane's discovery page lists no target.</summary>
    Withdrawn,
}

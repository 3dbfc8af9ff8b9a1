namespace Compliance.Reference.Sender;

/// <summary>How a <see cref="ReferenceSender"/> behaves: as the reference, a mutant, a legal variant or a null.</summary>
public sealed record SenderBehaviour
{
    /// <summary>The reference.</summary>
    public static SenderBehaviour Reference { get; } = new();

    /// <summary>Its fault.</summary>
    public SenderFaults Faults { get; init; } = SenderFaults.None;

    /// <summary>Its choices.</summary>
    public SenderChoices Choices { get; init; } = new();

    /// <summary>Sends like a null instead of like a sender; null for all others.</summary>
    public SenderNull? Null { get; init; }

    /// <summary>Time between two scrapes of a page.</summary>
    public TimeSpan ScrapeInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Scrapes that a discovery list serves before it is read again; at least 1. A list that names nothing is read again at once.</summary>
    public int ScrapesPerDiscovery { get; init; } = 3;

    /// <summary>Time after which a scrape that is not answered has failed.</summary>
    public TimeSpan ScrapeTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Time after which a request that is not answered has failed.</summary>
    public TimeSpan WriteTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>What its connections are read from and written to; null: the network as it is.</summary>
    public Func<Stream, Stream>? Connection { get; init; }

    /// <summary>Clock for timestamps, intervals and pauses.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Seed of the jitter.</summary>
    public int Seed { get; init; } = 1;
}

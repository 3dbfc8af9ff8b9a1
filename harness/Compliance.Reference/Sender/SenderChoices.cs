namespace Compliance.Reference.Sender;

/// <summary>What the specification leaves to a sender. The defaults are those of the reference.</summary>
public sealed record SenderChoices
{
    /// <summary>Goes over to the message of 1.0 when the receiver does not take that of 2.0 ("2.x vs 1.x Compatibility").</summary>
    public bool FallsBack { get; init; } = true;

    /// <summary>Also goes over on 400 as long as no message of 2.0 was ever accepted: 1.x receivers answer so ("Unsupported Request Content").</summary>
    public bool ExpectsBadRequest { get; init; } = true;

    /// <summary>Takes a 2xx without Written headers as 415, as it SHOULD ("Required Written Response Headers").</summary>
    public bool DoubtsSilentSuccess { get; init; } = true;

    /// <summary>Sends again after 429 ("Retries &amp; Backoff").</summary>
    public bool RetriesOn429 { get; init; } = true;

    /// <summary>Waits as long as Retry-After says ("Retries &amp; Backoff").</summary>
    public bool HonoursRetryAfter { get; init; } = true;

    /// <summary>Follows redirects as HTTP clients do: with GET and without the data after 301, 302 and 303. The specification does not say.</summary>
    public bool FollowsRedirects { get; init; }

    /// <summary>Sends again after 3xx. The specification does not say.</summary>
    public bool RetriesOnRedirect { get; init; }

    /// <summary>First pause before the same data is sent again.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Longest pause; each pause is twice the one before.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>Part of a pause that is random, from 0 (none) to 1 (all of it).</summary>
    public double Jitter { get; init; }

    /// <summary>Most series in one request. Several SHOULD be sent together ("Partial Write").</summary>
    public int SeriesPerRequest { get; init; } = 2000;

    /// <summary>Number of queues that series are spread over, which are sent in parallel ("Samples and Histogram Samples").</summary>
    public int Shards { get; init; } = 1;

    /// <summary>Adds symbols to the table that nothing refers to.</summary>
    public bool SpareSymbols { get; init; }

    /// <summary>Sends <c>_created</c> lines as series too.</summary>
    public bool SendsCreatedSeries { get; init; }

    /// <summary>Gives samples a start timestamp where the page has a created time ("Samples and Histogram Samples").</summary>
    public bool SendsStart { get; init; } = true;

    /// <summary>Writes epoch zero as -1 instead of 1.</summary>
    public bool EpochIsMinusOne { get; init; }

    /// <summary>Leaves out a start timestamp at epoch zero.</summary>
    public bool EpochIsUnset { get; init; }

    /// <summary>Sends exemplars of the page.</summary>
    public bool SendsExemplars { get; init; } = true;

    /// <summary>Sends type, help and unit of the page.</summary>
    public bool SendsMetadata { get; init; } = true;
}

namespace Compliance.Running.Sending.Mock;

/// <summary>How much a mock receiver keeps. What a sender sends is hostile: nothing of it is kept without bound.</summary>
public sealed record MockLimits
{
    /// <summary>Bytes of a body that are recorded and decoded. Default 16 MiB.</summary>
    public int BodyRecorded { get; init; } = 16 << 20;

    /// <summary>Bytes of a body that are read; a longer one is answered 413 and its connection closed. Default 256 MiB.</summary>
    public long BodyRead { get; init; } = 256L << 20;

    /// <summary>Bytes of a decompressed message. Default 64 MiB.</summary>
    public int Message { get; init; } = 64 << 20;

    /// <summary>Exchanges recorded per lane; later ones are answered and counted. Default 5,000.</summary>
    public int ExchangesPerLane { get; init; } = 5_000;

    /// <summary>Bytes of bodies and messages recorded per lane. Default 256 MiB.</summary>
    public long BytesPerLane { get; init; } = 256L << 20;

    /// <summary>Bytes of bodies and messages that all lanes together hold, those still arriving among them. Default 1 GiB.</summary>
    public long BytesInAll { get; init; } = 1L << 30;

    /// <summary>
    /// Bytes of messages whose decoded form is held for the whole run; that of a later one is let go when it was answered and looked at, and made again when
    /// it is asked for. Default 16 MiB.
    /// </summary>
    public long BytesHeldDecoded { get; init; } = 16L << 20;

    /// <summary>Scrapes recorded per lane; later ones are answered. Default 20,000.</summary>
    public int ScrapesPerLane { get; init; } = 20_000;

    /// <summary>Requests recorded that belong to no lane. Default 1,000.</summary>
    public int Strays { get; init; } = 1_000;
}

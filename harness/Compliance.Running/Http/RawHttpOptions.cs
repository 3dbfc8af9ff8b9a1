namespace Compliance.Running.Http;

/// <summary>Bounds of a <see cref="RawHttpClient"/>.</summary>
public sealed record RawHttpOptions
{
    /// <summary>Most connections open at a time; further requests wait for one. At least 1.</summary>
    public int Connections { get; init; } = 16;

    /// <summary>From the first byte of a request to the last of its answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Bodies of so many bytes and more have three times the time: they are work for the server, and no specification says how fast it must be.</summary>
    public int LargeBody { get; init; } = 64 * 1024;

    /// <summary>The deadline of a request with a body of this length in bytes.</summary>
    public TimeSpan TimeoutFor(int length) => length >= LargeBody ? 3 * Timeout : Timeout;

    /// <summary>For opening a connection, TLS included.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a step that must use the connection of the step before waits for a close that the answer did not announce.</summary>
    public TimeSpan CloseGrace { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Bytes of an answer's body that are kept.</summary>
    public int BodyKept { get; init; } = 64 * 1024;

    /// <summary>Bytes of an answer's body that are read at all; a longer body ends the connection.</summary>
    public int BodyRead { get; init; } = 1024 * 1024;

    /// <summary>Largest status line and headers of an answer, in bytes; more is garbage.</summary>
    public int HeadLimit { get; init; } = 64 * 1024;
}

using System.Net;
using Compliance.Model.Evidence;

namespace Compliance.Running.Sending.Mock;

/// <summary>How a mock receiver is set up.</summary>
public sealed record MockOptions
{
    /// <summary>Address to listen on. Default loopback; containers reach only others.</summary>
    public IPAddress Bind { get; init; } = IPAddress.Loopback;

    /// <summary>Host name by which the target reaches the mock; part of the URLs that lanes are given.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>Port for HTTP/1.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Bounds of what is kept.</summary>
    public MockLimits Limits { get; init; } = new();

    /// <summary>
    /// Told of every request of a lane that is recorded, after it was answered: the lane as it is then, with this request and none of the others. Called from
    /// several threads, for requests of one lane too; the connection takes its next request when this returns. Default: nobody is told.
    /// </summary>
    public Action<LaneTranscript> Arrived { get; init; } = _ => { };

    /// <summary>How bodies are read. Default: <see cref="Wire.BodyDecoder"/>.</summary>
    public BodyReading Decode { get; init; } = Wire.BodyDecoder.Decode;
}

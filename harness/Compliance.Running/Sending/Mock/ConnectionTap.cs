using System.IO.Pipelines;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace Compliance.Running.Sending.Mock;

/// <summary>What is known of a connection; a feature of every request on it.</summary>
/// <param name="Id">Number of the connection in the run, from 1.</param>
/// <param name="Recorder">Records the heads of its requests; null for HTTP/2, whose heads are compressed.</param>
/// <param name="Socket">The socket below it; null when the transport has none.</param>
internal sealed record ConnectionTap(int Id, HeadRecorder? Recorder, Socket? Socket)
{
    /// <summary>The lane that the connection last wrote to; null before it did.</summary>
    public MockLane? Lane { get; set; }

    /// <summary>Puts a tap around a connection before the server reads from it.</summary>
    public static void Attach(ConnectionContext connection, int id, RunClock clock, bool heads)
    {
        var recorder = heads ? new HeadRecorder(clock) : null;
        if (recorder is not null)
            connection.Transport = new Tapped(new TapReader(connection.Transport.Input, recorder), connection.Transport.Output);
        connection.Features.Set(new ConnectionTap(id, recorder, connection.Features.Get<IConnectionSocketFeature>()?.Socket));
    }

    private sealed record Tapped(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}

using System.Collections.Immutable;
using System.Net;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Running.Launching;
using Compliance.Running.Sending.Mock;

namespace Compliance.Running.Receiving.ReadBack;

/// <summary>
/// Where a receiver that stores nothing forwards to: a mock receiver that accepts everything. What arrives there is what the receiver is
/// known to have taken. It serves all instances of a run.
/// </summary>
public sealed class ForwardSink : IAsyncDisposable
{
    /// <summary>The kind under <c>receiver.read</c>; its value is <c>{{sink.writeUrl}}</c>.</summary>
    public const string Kind = "forwarded";

    private readonly MockReceiver mock;
    private readonly MockLane lane;

    private ForwardSink(MockReceiver mock, Lane lane)
    {
        this.mock = mock;
        this.lane = mock.Add(lane);
        Address = mock.AddressOf(lane);
    }

    /// <summary>What the target is configured with.</summary>
    public LaneAddress Address { get; }

    /// <summary>Starts a sink; it listens when this returns.</summary>
    /// <param name="via">How the target is launched: a container reaches it through the engine's gateway.</param>
    /// <param name="message">The message that the target is asked to forward in.</param>
    /// <param name="time">Clock.</param>
    /// <param name="cancellation">Ends the start with an exception.</param>
    public static async Task<ForwardSink> Start(string via, MessageKind message, TimeProvider time, CancellationToken cancellation)
    {
        var options = new MockOptions
        {
            Limits = new MockLimits { ExchangesPerLane = 50_000 },
            Bind = via == "container" ? IPAddress.Any : IPAddress.Loopback,
            Host = Launcher.SuiteHost(via),
        };
        var mock = await MockReceiver.Start(options, new Sending.RunClock(time), cancellation);
        var lane = new Lane
        {
            Name = "sink",
            WritePath = MockPaths.Write("sink"),
            Options = new LaneOptions { Message = message },
            Pages = [],
            Cases = [],
        };
        return new ForwardSink(mock, lane);
    }

    /// <summary>Reads what was forwarded.</summary>
    /// <param name="ignore">Label names that the target adds.</param>
    public IReadBack ReadBack(ImmutableArray<string> ignore) => new ForwardedReadBack(lane.Snapshot, ignore);

    /// <summary>Closes it.</summary>
    public ValueTask DisposeAsync() => mock.DisposeAsync();
}

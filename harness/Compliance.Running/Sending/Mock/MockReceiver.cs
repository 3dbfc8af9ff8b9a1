using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using Compliance.Model.Evidence;
using Compliance.Running.Launching;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Compliance.Running.Sending.Mock;

/// <summary>
/// The receiver that senders write to, with the pages they scrape: HTTP/1.1 on one port, HTTP/2 without TLS on another.
/// Everything is recorded as it came, before anything is decoded.
/// </summary>
public sealed class MockReceiver : IAsyncDisposable
{
    private readonly LaneTable lanes = new();
    private readonly ConnectionUse connections = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly MockOptions options;
    private readonly RunClock clock;
    private readonly StrayLog strays;
    private readonly WebApplication app;
    private readonly IDisposable observing;
    private readonly RunNumbers numbers;

    private MockReceiver(MockOptions options, RunClock clock, int firstExchange)
    {
        numbers = new RunNumbers(firstExchange);
        this.options = options;
        this.clock = clock;
        strays = new StrayLog(options.Limits.Strays);
        var writes = new WriteEndpoint(options, clock, numbers, new ByteBudget(options.Limits.BytesInAll));
        var router = new RequestRouter(lanes, strays, writes, clock, numbers);
        app = Build();
        app.Run(http => router.Route(http, stopping.Token));
        var events = app.Services.GetRequiredService<DiagnosticListener>();
        observing = events.Subscribe(new BadRequestObserver(router.Refused), name => name == BadRequestObserver.Event);
    }

    /// <summary>Port for HTTP/1.1.</summary>
    public int Port { get; private set; }

    /// <summary>Port for HTTP/2 without TLS, with prior knowledge.</summary>
    public int Http2Port { get; private set; }

    /// <summary>Requests that belong to no lane, at most as many as the limits say.</summary>
    public ImmutableArray<Exchange> Strays => strays.All();

    /// <summary>Starts a mock receiver; it listens when this returns.</summary>
    public static Task<MockReceiver> Start(MockOptions options, RunClock clock, CancellationToken cancellation) =>
        Start(options, clock, 1, cancellation);

    /// <summary>The same with the number of the first exchange.</summary>
    public static async Task<MockReceiver> Start(MockOptions options, RunClock clock, int firstExchange, CancellationToken cancellation)
    {
        var mock = new MockReceiver(options, clock, firstExchange);
        try
        {
            await mock.app.StartAsync(cancellation);
        }
        catch
        {
            await mock.DisposeAsync();
            throw;
        }

        var addresses = mock.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        var ports = addresses!.Addresses.Select(a => BindingAddress.Parse(a).Port).ToArray();
        (mock.Port, mock.Http2Port) = (ports[0], ports[1]);
        return mock;
    }

    /// <summary>Adds a lane; its paths answer from now on.</summary>
    public MockLane Add(Lane lane)
    {
        var added = new MockLane(lane, clock, options.Limits, connections);
        lanes.Add(added);
        return added;
    }

    /// <summary>The addresses a sender is configured with for a lane.</summary>
    public LaneAddress AddressOf(Lane lane) =>
        new(lane.Name, At(lane.WritePath), At(MockPaths.Metrics(lane.Name)), At(MockPaths.Targets(lane.Name)), lane.Options)
        {
            Http2WriteUrl = At(lane.WritePath, Http2Port),
        };

    /// <summary>Removes a lane: its paths answer 404 from now on.</summary>
    public void Remove(MockLane lane) => lanes.Remove(lane.Lane.Name);

    /// <summary>Closes every connection and stops listening.</summary>
    public async ValueTask DisposeAsync()
    {
        if (stopping.IsCancellationRequested)
            return;
        await stopping.CancelAsync();
        observing.Dispose();
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
    }

    private Uri At(string path) => At(path, Port);

    private Uri At(string path, int port) => new($"http://{options.Host}:{port}{path}");

    private WebApplication Build()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(Configure);
        return builder.Build();
    }

    private void Configure(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.ResponseHeaderEncodingSelector = _ => Encoding.Latin1;
        kestrel.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
        kestrel.Listen(options.Bind, options.Port, listen => Tap(listen, HttpProtocols.Http1));
        kestrel.Listen(options.Bind, 0, listen => Tap(listen, HttpProtocols.Http2));
    }

    private void Tap(ListenOptions listen, HttpProtocols protocol)
    {
        listen.Protocols = protocol;
        listen.Use(next =>
            connection =>
            {
                ConnectionTap.Attach(connection, numbers.NextConnection(), clock, heads: protocol == HttpProtocols.Http1);
                return next(connection);
            }
        );
    }
}

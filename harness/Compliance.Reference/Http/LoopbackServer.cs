using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Compliance.Reference.Http;

/// <summary>A bare Kestrel on a free port of 127.0.0.1: no host, no configuration, no logging, so that hundreds can start in a test run.</summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private const long MaxBodyBytes = 64L << 20;

    private readonly KestrelServer server;

    private LoopbackServer(KestrelServer server, Uri address)
    {
        this.server = server;
        Address = address;
    }

    /// <summary>Base URL with the port that the system chose.</summary>
    public Uri Address { get; }

    /// <summary>Starts a server that hands every request to <paramref name="answer"/>. An exception from it closes the connection or answers 500.</summary>
    public static async Task<LoopbackServer> Start(RequestDelegate answer, CancellationToken cancellation)
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.MaxRequestBodySize = MaxBodyBytes;
        options.Limits.MinRequestBodyDataRate = null;
        options.Listen(IPAddress.Loopback, 0);
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        var server = new KestrelServer(Options.Create(options), transport, NullLoggerFactory.Instance);
        await server.StartAsync(new Application(answer), cancellation);
        var bound = server.Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var port = new Uri(bound).Port.ToString(CultureInfo.InvariantCulture);
        return new LoopbackServer(server, new Uri($"http://127.0.0.1:{port}"));
    }

    /// <summary>Closes every connection at once: nothing is drained.</summary>
    public async ValueTask DisposeAsync()
    {
        await server.StopAsync(new CancellationToken(canceled: true));
        server.Dispose();
    }

    private sealed class Application(RequestDelegate answer) : IHttpApplication<HttpContext>
    {
        public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

        public Task ProcessRequestAsync(HttpContext context) => answer(context);

        public void DisposeContext(HttpContext context, Exception? exception) { }
    }
}

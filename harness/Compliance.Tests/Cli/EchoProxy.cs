using System.Net;
using System.Text;

namespace Compliance.Tests.Cli;

/// <summary>Passes requests on and answers refusals with the credentials that it was given, plain, as JSON and as base64: a careless receiver.</summary>
internal sealed class EchoProxy : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly HttpClient client = new();
    private readonly Uri behind;

    public EchoProxy(Uri behind)
    {
        this.behind = behind;
        Url = new Uri($"http://127.0.0.1:{FreePort()}/api/v1/write");
        listener.Prefixes.Add(new Uri(Url, "/").ToString());
        listener.Start();
        _ = Task.Run(Serve);
    }

    /// <summary>Where it listens.</summary>
    public Uri Url { get; }

    /// <summary>Whether a request with credentials came.</summary>
    public bool Seen { get; private set; }

    public void Dispose()
    {
        listener.Close();
        client.Dispose();
    }

    private async Task Serve()
    {
        try
        {
            while (true)
                _ = Answer(await listener.GetContextAsync());
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Answer(HttpListenerContext context)
    {
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.HttpMethod), new Uri(behind, context.Request.RawUrl));
        request.Content = new StreamContent(context.Request.InputStream);
        foreach (
            var name in context.Request.Headers.AllKeys.OfType<string>().Where(n => n is not ("Host" or "Connection" or "Content-Length"))
        )
        {
            if (!request.Headers.TryAddWithoutValidation(name, context.Request.Headers[name]))
                request.Content.Headers.TryAddWithoutValidation(name, context.Request.Headers[name]);
        }
        using var answer = await client.SendAsync(request);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Where(h => h.Key.StartsWith("X-", StringComparison.Ordinal)))
            context.Response.Headers[name] = string.Join(", ", values);
        var token = context.Request.Headers["X-Tenant"] ?? "";
        Seen |= token.Length > 0;
        context.Response.Headers["X-You-Are"] = Uri.EscapeDataString(token);
        if (!answer.IsSuccessStatusCode)
        {
            var text =
                $"refused {token} {System.Text.Json.JsonSerializer.Serialize(token)} {Convert.ToBase64String(Encoding.UTF8.GetBytes(token))}";
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(text));
        }
        context.Response.Close();
    }

    private static int FreePort()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}

using System.Collections.Concurrent;
using Compliance.Tests.Running.Http;

namespace Compliance.Tests.Running.Receiving;

/// <summary>An HTTP server that answers every request by a function of its head and body (Latin-1).</summary>
internal sealed class CannedApi : IDisposable
{
    private readonly ScriptedServer server;

    public CannedApi(Func<string, (int Status, string Body)> answer) =>
        server = new ScriptedServer(
            async (c, _) =>
            {
                while (true)
                {
                    var (status, body) = answer(await c.Request());
                    await c.Send($"HTTP/1.1 {status} X\r\nContent-Length: {System.Text.Encoding.UTF8.GetByteCount(body)}\r\n\r\n");
                    await c.Send(System.Text.Encoding.UTF8.GetBytes(body));
                }
            }
        );

    public Uri Url => new(server.Url, "/");

    /// <summary>Paths with queries, percent encoding undone.</summary>
    public IEnumerable<string> Paths => server.Requests.Select(r => Uri.UnescapeDataString(r.Split(' ')[1]));

    public ConcurrentQueue<string> Requests => server.Requests;

    public void Dispose() => server.Dispose();
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Compliance.Running.Launching;

/// <summary>Picks ports of this machine that nobody listens on, each once in the life of the suite.</summary>
internal static partial class FreePorts
{
    private static readonly ConcurrentDictionary<int, bool> Taken = new();

    /// <summary>A port for each <c>{{port.NAME}}</c> in the texts.</summary>
    public static ImmutableDictionary<string, int> For(IEnumerable<string> templates) =>
        templates
            .SelectMany(t => PortName().Matches(t))
            .Select(m => m.Groups[1].Value)
            .Distinct(StringComparer.Ordinal)
            .ToImmutableDictionary(name => name, _ => Next());

    private static int Next()
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var port = ((IPEndPoint)listener.LocalEndpoint).Port;
            if (Taken.TryAdd(port, true))
                return port;
        }
    }

    [GeneratedRegex(@"\bport\.([A-Za-z0-9_-]+)")]
    private static partial Regex PortName();
}

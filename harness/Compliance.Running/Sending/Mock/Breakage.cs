using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Compliance.Running.Sending.Mock;

/// <summary>Breaks connections below HTTP.</summary>
internal static class Breakage
{
    /// <summary>Closes the connection: the peer reads its end. Nothing more is sent on it.</summary>
    public static void Close(HttpContext http, Socket? socket)
    {
        Quietly(() => socket?.Shutdown(SocketShutdown.Both));
        http.Abort();
    }

    /// <summary>Resets the connection: the peer reads an error.</summary>
    public static void Reset(HttpContext http, Socket? socket)
    {
        Quietly(() =>
        {
            if (socket is null)
                return;
            socket.LingerState = new LingerOption(true, 0);
            socket.Close(0);
        });
        http.Abort();
    }

    // The peer may have been quicker.
    private static void Quietly(Action act)
    {
        try
        {
            act();
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException) { }
    }
}

using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Compliance.Model.Responses;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Compliance.Running.Sending.Mock;

/// <summary>Sends answers, whole or broken.</summary>
internal static class AnswerWriter
{
    public static Task Write(HttpContext http, MockAnswer answer, Socket? socket)
    {
        switch (answer.Abort)
        {
            case AbortKind.None:
                return Whole(http, answer);
            case AbortKind.Middle:
                return Half(http, answer, socket);
            case AbortKind.Reset:
                Breakage.Reset(http, socket);
                return Task.CompletedTask;
            default:
                Breakage.Close(http, socket);
                return Task.CompletedTask;
        }
    }

    private static async Task Whole(HttpContext http, MockAnswer answer)
    {
        Head(http, answer);
        if (answer.HasBody)
        {
            http.Response.ContentLength = answer.Body.Length;
            await http.Response.BodyWriter.WriteAsync(answer.Body, http.RequestAborted);
        }

        await http.Response.CompleteAsync();
    }

    private static async Task Half(HttpContext http, MockAnswer answer, Socket? socket)
    {
        if (socket is null || HttpProtocol.IsHttp2(http.Request.Protocol))
            await HalfStream(http, answer);
        else
            await HalfBytes(answer, socket, http.RequestAborted);
        Breakage.Close(http, socket);
    }

    // Through the socket itself: only so is it certain that these bytes have left before the connection is closed.
    private static async Task HalfBytes(MockAnswer answer, Socket socket, CancellationToken cancellation)
    {
        var head = RawHead(answer);
        var cut = answer.HasBody ? [.. head, .. answer.Body.Span[..(answer.Body.Length / 2)]] : head[..(head.Length / 2)];
        try
        {
            await socket.SendAsync(cut, SocketFlags.None, cancellation);
        }
        catch (SocketException) { }
    }

    private static async Task HalfStream(HttpContext http, MockAnswer answer)
    {
        Head(http, answer);
        http.Response.ContentLength = answer.HasBody ? answer.Body.Length : null;
        await http.Response.BodyWriter.WriteAsync(answer.Body[..(answer.Body.Length / 2)], http.RequestAborted);
    }

    private static void Head(HttpContext http, MockAnswer answer)
    {
        http.Response.StatusCode = answer.Status;
        foreach (var header in answer.Headers)
            http.Response.Headers.Append(header.Name, header.Value);
    }

    private static byte[] RawHead(MockAnswer answer)
    {
        var head = new StringBuilder().Append(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 {answer.Status} {ReasonPhrases.GetReasonPhrase(answer.Status)}\r\n"
        );
        foreach (var header in answer.Headers)
            head.Append(header.Name).Append(": ").Append(header.Value).Append("\r\n");
        if (answer.HasBody)
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {answer.Body.Length}\r\n");
        return Encoding.Latin1.GetBytes(head.Append("\r\n").ToString());
    }
}

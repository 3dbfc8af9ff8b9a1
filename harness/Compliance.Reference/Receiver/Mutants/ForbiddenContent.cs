using System.Text;
using Compliance.Reference.Receiver.Answering;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Compliance.Reference.Receiver.Mutants;

/// <summary>An answer that no HTTP server writes: content behind a 204. The connection is closed after it, as nothing good could come on it.</summary>
internal static class ForbiddenContent
{
    /// <summary>Sends the answer with a text behind its head.</summary>
    public static async Task Send(Answer answer, HttpContext context)
    {
        var text = new StringBuilder($"HTTP/1.1 {answer.Status} No Content\r\n");
        foreach (var header in answer.Headers)
            text.Append(header.Key).Append(": ").Append(header.Value).Append("\r\n");
        text.Append("Content-Length: 2\r\n\r\nOK");
        await context
            .Features.Get<IConnectionSocketFeature>()!
            .Socket.SendAsync(Encoding.ASCII.GetBytes(text.ToString()), context.RequestAborted);
        context.Abort();
    }
}

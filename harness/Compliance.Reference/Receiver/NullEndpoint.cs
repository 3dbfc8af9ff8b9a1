using System.Text;
using Compliance.Model.Decoding;
using Compliance.Model.Metrics;
using Compliance.Reference.Receiver.Answering;
using Compliance.Reference.Receiver.Mutants;
using Compliance.Reference.Receiver.Rules;
using Compliance.Reference.Receiver.Storing;
using Compliance.Wire;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Compliance.Reference.Receiver;

/// <summary>Answers of the nulls.</summary>
internal sealed class NullEndpoint(ReceiverNull kind, Storage storage)
{
    private static readonly byte[] NoHttp = Encoding.ASCII.GetBytes("\u0001\u0002 this is not HTTP \r\n\r\n");

    /// <summary>Whether what it writes can be read back: true for the null that writes something.</summary>
    public bool ShowsWhatItStores => kind == ReceiverNull.V1Only;

    /// <summary>Answers a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="onWritePath">Whether it is for the write path.</param>
    /// <param name="stopping">Ends the answers that never come.</param>
    public Task Handle(HttpContext context, bool onWritePath, CancellationToken stopping) =>
        kind switch
        {
            ReceiverNull.AcceptAll => Status(context, 204),
            ReceiverNull.AcceptAllWithHeaders => AcceptWithHeaders(context),
            ReceiverNull.AcceptWritePath => Status(context, onWritePath && context.Request.Method == HttpMethods.Post ? 204 : 404),
            ReceiverNull.RefuseAll400 => Refuse(context, 400),
            ReceiverNull.RefuseAll415 => Refuse(context, 415),
            ReceiverNull.ErrorAll => Refuse(context, 503),
            ReceiverNull.Hang => Hang(context, stopping),
            ReceiverNull.Close => Close(context),
            ReceiverNull.Garbage => Garbage(context),
            _ => onWritePath ? WriteAsV1(context) : Status(context, 404),
        };

    private static Task Status(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Drain(context);
    }

    private static Task AcceptWithHeaders(HttpContext context)
    {
        context.Response.Headers.Append(Answer.SamplesWritten, "1");
        context.Response.Headers.Append(Answer.HistogramsWritten, "0");
        context.Response.Headers.Append(Answer.ExemplarsWritten, "0");
        return Status(context, 204);
    }

    private static async Task Refuse(HttpContext context, int status)
    {
        await Status(context, status);
        await context.Response.WriteAsync("1 sample was rejected: the request is not valid", context.RequestAborted);
    }

    private static async Task Hang(HttpContext context, CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        await Task.Delay(Timeout.InfiniteTimeSpan, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.Abort();
    }

    private static Task Close(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    private static async Task Garbage(HttpContext context)
    {
        await Drain(context);
        await context.Features.Get<IConnectionSocketFeature>()!.Socket.SendAsync(NoHttp, context.RequestAborted);
        context.Abort();
    }

    private async Task WriteAsV1(HttpContext context)
    {
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        var body = BodyDecoder.Decode(buffer.ToArray(), MessageKind.V1, WriteEndpoint.MaxMessageBytes);
        var broken = MessageRules.Broken(body);
        context.Response.StatusCode = broken is null && Write(body) ? 204 : 400;
        if (context.Response.StatusCode == 400)
            await context.Response.WriteAsync(broken ?? "some samples were rejected", context.RequestAborted);
    }

    private bool Write(DecodedBody body)
    {
        var choices = new ReceiverChoices();
        var rules = new SeriesRules(body, choices, nowMs: 0);
        var faults = new DataFaults(ReceiverFaults.None, onConnection: 1, nowMs: 0);
        return storage.Write(batch => new SeriesWriter(body, batch, rules, choices, faults).Write()).Rejections.IsEmpty;
    }

    private static Task Drain(HttpContext context) => context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
}

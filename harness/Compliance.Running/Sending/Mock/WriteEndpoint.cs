using System.Collections.Immutable;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Responses;
using Compliance.Wire;
using Microsoft.AspNetCore.Http;

namespace Compliance.Running.Sending.Mock;

/// <summary>Takes what a sender writes: records it raw, decodes it, answers as the lane's script says.</summary>
internal sealed class WriteEndpoint(MockOptions options, RunClock clock, RunNumbers numbers, ByteBudget budget)
{
    private readonly ByteBudget held = new(options.Limits.BytesHeldDecoded);
    private static readonly MockAnswer TooLong = new(413, [new HttpHeader("Connection", "close")], "The body is too long.\n"u8.ToArray());

    public async Task Take(HttpContext http, RequestHead head, ConnectionTap tap, MockLane lane, CancellationToken stopping)
    {
        tap.Lane = lane;
        var body = await RequestBody.Read(http, options.Limits, budget);
        if (body.TooLong || body.Trouble.Length > 0)
            tap.Recorder?.End();
        var announced = ContentTypes.KindOf(head.Value("Content-Type"));
        var decoded = body.Trouble.Length > 0 ? null : Decode(body, announced ?? lane.Lane.Options.Message);
        var message = decoded?.Length ?? 0;
        var room = budget.TryTake(message);
        var open = lane.Open(
            numbers.NextExchange,
            index => Record(index, lane.Lane.Name, tap, head, body) with { Message = decoded },
            announced,
            keep: room && !body.Starved
        );
        if (open.Place < 0)
            budget.Return(body.Bytes.Length + (room ? message : 0));
        await Answer(http, tap, lane, open, body, stopping);
    }

    /// <summary>A request as it is recorded before it is answered.</summary>
    public Exchange Record(int index, string origin, ConnectionTap tap, RequestHead head, RequestBody body) =>
        new()
        {
            Index = index,
            Origin = origin,
            Connection = tap.Id,
            Method = head.Method,
            Target = head.Target,
            Protocol = head.Protocol,
            RequestHeaders = head.Headers,
            RequestHead = head.Bytes,
            RequestBody = body.Bytes,
            RequestLength = body.Length,
            Answer = AnswerKind.TimedOut,
            Trouble = body.Trouble.Length > 0 ? body.Trouble : "the lane ended before the answer was due",
            SentAt = head.ArrivedAt,
            ReceivedAt = clock.Now,
            AnsweredAt = clock.Now,
        };

    private static async Task<bool> Wait(TimeSpan delay, TimeProvider time, CancellationToken cancellation)
    {
        try
        {
            await Task.Delay(delay, time, cancellation);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task Answer(
        HttpContext http,
        ConnectionTap tap,
        MockLane lane,
        OpenExchange open,
        RequestBody body,
        CancellationToken stopping
    )
    {
        var answer = body.TooLong ? TooLong : AnswerComposer.Compose(open.Rule, open.Exchange.Decoded);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        if (body.Trouble.Length > 0 || (answer.Delay > TimeSpan.Zero && !await Wait(answer.Delay, clock.Time, gone.Token)))
        {
            var trouble = body.Trouble.Length > 0 ? body.Trouble : "the sender closed the connection before the answer was due";
            var closed = open.Exchange with { Answer = AnswerKind.Closed, Trouble = trouble, AnsweredAt = clock.Now };
            lane.Close(open, closed);
            http.Abort();
            Tell(lane, open, closed);
            return;
        }

        var answered = Answered(open.Exchange, answer, HttpProtocol.IsHttp2(http.Request.Protocol));
        lane.Close(open, answered);
        await AnswerWriter.Write(http, answer, tap.Socket);
        Tell(lane, open, answered);
    }

    private void Tell(MockLane lane, OpenExchange open, Exchange answered)
    {
        if (open.Place < 0)
            return;
        options.Arrived(lane.With(answered));
        if (answered.Message is { } message && !held.TryTake(message.Length))
            message.LetGo();
    }

    private Exchange Answered(Exchange exchange, MockAnswer answer, bool http2)
    {
        var middle = answer.Abort == AbortKind.Middle && (answer.HasBody || http2);
        var shown = answer.Abort == AbortKind.None || middle;
        return exchange with
        {
            Answer = answer.Abort switch
            {
                AbortKind.None => AnswerKind.Answered,
                AbortKind.Reset => AnswerKind.Reset,
                _ => AnswerKind.Closed,
            },
            Status = shown ? answer.Status : 0,
            ResponseHeaders = shown ? answer.Headers : [],
            ResponseBody = shown ? answer.Body[..(middle ? answer.Body.Length / 2 : answer.Body.Length)] : default,
            Trouble = answer.Abort == AbortKind.None ? "" : $"the script broke the connection: {answer.Abort}",
            AnsweredAt = clock.Now,
        };
    }

    private RecordedMessage Decode(RequestBody body, MessageKind kind)
    {
        var (bytes, length) = (body.Bytes, body.Length);
        DecodedBody Again() => RecordedBody.Decode(bytes, length, kind, options.Decode, options.Limits);
        return new RecordedMessage(Again(), Again);
    }
}

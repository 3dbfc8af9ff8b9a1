using System.Collections.Immutable;
using Compliance.Model.Evidence;
using Microsoft.AspNetCore.Http;

namespace Compliance.Running.Sending.Mock;

/// <summary>Takes every request to its lane and endpoint.</summary>
/// <remarks>
/// A write that names a lane anywhere in its path belongs to that lane, with its real target: a sender that spoils the path of its URL is
/// judged for that, and its data all the same. What names no lane is a stray and answered 404.
/// </remarks>
internal sealed class RequestRouter(LaneTable lanes, StrayLog strays, WriteEndpoint writes, RunClock clock, RunNumbers numbers)
{
    public async Task Route(HttpContext http, CancellationToken stopping)
    {
        var tap = http.Features.Get<ConnectionTap>() ?? throw new InvalidOperationException("the connection has no tap");
        var head = Head(http, tap);
        try
        {
            await Route(http, head, tap, stopping);
        }
        finally
        {
            tap.Recorder?.Next();
        }
    }

    /// <summary>Records a request that the server refused by itself, in its lane if it has one.</summary>
    public void Refused(ConnectionTap tap, string reason)
    {
        var (bytes, arrivedAt) = tap.Recorder?.TakeRefused() ?? ([], clock.Now);
        if (bytes.Length == 0)
            return;
        var head = RequestHead.Parse(bytes, arrivedAt);
        var lane = lanes.Named(head.Path) ?? tap.Lane;
        if (lane is not null && IsWrite(head, lane))
        {
            var open = lane.Open(numbers.NextExchange, index => Refused(index, lane.Lane.Name, tap, head, reason), null);
            lane.Close(open, open.Exchange);
        }
        else
            strays.Add(Refused(numbers.NextExchange(), "", tap, head, reason));
    }

    private static bool IsWrite(RequestHead head, MockLane lane) =>
        head.Path == lane.Lane.PathAlone || head.Path == lane.Lane.RedirectedPath || head.Method is not ("GET" or "HEAD" or "OPTIONS");

    private RequestHead Head(HttpContext http, ConnectionTap tap)
    {
        if (tap.Recorder is null)
            return RequestHead.Understood(http, clock.Now);
        var (bytes, arrivedAt) = tap.Recorder.Take();
        return RequestHead.Parse(bytes, arrivedAt);
    }

    private Task Route(HttpContext http, RequestHead head, ConnectionTap tap, CancellationToken stopping)
    {
        var lane = lanes.Named(head.Path);
        if (lane is null)
            return Stray(http, head, tap);
        if (IsWrite(head, lane))
            return writes.Take(http, head, tap, lane, stopping);
        if (head.Path == MockPaths.Metrics(lane.Lane.Name) && head.Method == "GET")
            return ScrapeEndpoint.Page(http, head, tap, lane, stopping);
        return head.Path == MockPaths.Targets(lane.Lane.Name) && head.Method == "GET"
            ? ScrapeEndpoint.Discovery(http, lane)
            : Stray(http, head, tap);
    }

    private async Task Stray(HttpContext http, RequestHead head, ConnectionTap tap)
    {
        var body = await RequestBody.Read(http, StrayLimits, new ByteBudget(StrayLimits.BodyRecorded));
        strays.Add(
            writes.Record(numbers.NextExchange(), "", tap, head, body) with
            {
                Answer = AnswerKind.Answered,
                Status = StatusCodes.Status404NotFound,
                Trouble = "",
            }
        );
        if (body.TooLong || body.Trouble.Length > 0)
            tap.Recorder?.End();
        if (body.TooLong)
            http.Response.Headers.Connection = "close";
        http.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private static MockLimits StrayLimits { get; } = new() { BodyRecorded = 64 << 10, BodyRead = 16 << 20 };

    private Exchange Refused(int index, string origin, ConnectionTap tap, RequestHead head, string reason) =>
        writes.Record(index, origin, tap, head, new RequestBody(default, 0)) with
        {
            Answer = AnswerKind.Answered,
            Status = StatusCodes.Status400BadRequest,
            Trouble = $"no valid HTTP: {reason}",
            ResponseHeaders = ImmutableArray<HttpHeader>.Empty,
        };
}

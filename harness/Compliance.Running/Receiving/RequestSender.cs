using System.Collections.Immutable;
using Compliance.Model.Evidence;
using Compliance.Model.Requests;
using Compliance.Running.Http;
using Compliance.Wire;

namespace Compliance.Running.Receiving;

/// <summary>Sends scripted requests to one instance and records what came of them.</summary>
internal sealed class RequestSender(Uri write, TargetHeaders headers, RawHttpOptions options, RunClock clock) : IDisposable
{
    private const int BodyKept = 256 * 1024;

    private readonly RawHttpClient client = new(write, clock.Time, options);

    public Task<ConnectionLease> Lease(CancellationToken cancellation) => client.Lease(cancellation);

    /// <summary>Sends over any connection.</summary>
    /// <exception cref="ArgumentException">The script cannot be encoded.</exception>
    public async Task<Exchange> Send(string origin, RequestScript script, CancellationToken cancellation)
    {
        using var lease = await client.Lease(cancellation);
        return await Send(lease, origin, script, sameConnection: false, cancellation);
    }

    public async Task<Exchange> Send(
        ConnectionLease lease,
        string origin,
        RequestScript script,
        bool sameConnection,
        CancellationToken cancellation
    )
    {
        var request = Request(script);
        return Record(origin, request, await lease.Send(request, sameConnection, cancellation));
    }

    /// <summary>Sends, and sends again while the answer asks for it.</summary>
    /// <returns>The answers that put the request off, in order, and after them the final one.</returns>
    /// <exception cref="ArgumentException">The script cannot be encoded.</exception>
    public async Task<ImmutableArray<Exchange>> SendPatiently(
        ConnectionLease lease,
        string origin,
        RequestScript script,
        bool sameConnection,
        bool wrong,
        CancellationToken cancellation
    )
    {
        List<Exchange> answers = [await Send(lease, origin, script, sameConnection, cancellation)];
        while (Postponement.Pause(answers[^1], answers.Count - 1, wrong) is { } pause)
        {
            await Task.Delay(pause, clock.Time, cancellation);
            answers.Add(await Send(lease, origin, script, sameConnection, cancellation));
        }
        return [.. answers];
    }

    /// <summary>The same over any connection; only the final answer.</summary>
    public async Task<Exchange> SendPatiently(string origin, RequestScript script, CancellationToken cancellation)
    {
        using var lease = await client.Lease(cancellation);
        return (await SendPatiently(lease, origin, script, sameConnection: false, wrong: false, cancellation))[^1];
    }

    public void Dispose() => client.Dispose();

    private RawRequest Request(RequestScript script) =>
        new()
        {
            Method = script.Method,
            Target = script.Path ?? write.PathAndQuery,
            Headers = headers.AddTo(RequestEncoder.Headers(script)),
            Body = RequestEncoder.Body(script),
            Chunked = script.Chunked,
        };

    private Exchange Record(string origin, RawRequest request, RawAnswer answer)
    {
        var redaction = headers.Redaction;
        return new Exchange
        {
            Index = 0, // numbered when the run is over, in plan order
            Origin = origin,
            Connection = answer.Connection,
            Method = request.Method,
            Target = request.Target,
            RequestHeaders = redaction.Clean(answer.RequestHeaders),
            RequestHead = redaction.Clean(answer.RequestHead),
            RequestBody = request.Body[..Math.Min(request.Body.Length, BodyKept)],
            RequestLength = request.Body.Length,
            Answer = answer.Kind,
            Status = answer.Status,
            ResponseHeaders = redaction.Clean(answer.Headers),
            ResponseHead = redaction.Clean(answer.Head),
            ResponseBody = redaction.Clean(answer.Body),
            Trouble = answer.Trouble,
            SentAt = clock.At(answer.SentAt),
            ReceivedAt = clock.At(answer.SentAt),
            AnsweredAt = clock.At(answer.AnsweredAt),
        };
    }
}

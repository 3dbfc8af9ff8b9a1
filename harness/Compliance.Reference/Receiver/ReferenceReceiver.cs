using Compliance.Reference.Http;
using Compliance.Reference.Receiver.Reading;
using Compliance.Reference.Receiver.Storing;
using Microsoft.AspNetCore.Http;

namespace Compliance.Reference.Receiver;

/// <summary>
/// A receiver of both protocol versions in this process, on a free port of 127.0.0.1, that keeps what it writes in memory and shows it
/// through the part of the Prometheus HTTP API that the suite reads.
/// </summary>
/// <remarks>
/// Choices where the specification leaves them: whole series and single samples are refused one by one (partial write), labels may come
/// unsorted, the metric name may be missing, nothing is too old or too new, an identical sample counts as written once more, and an
/// exemplar without timestamp is invalid. See <see cref="ReceiverChoices"/>.
/// </remarks>
public sealed class ReferenceReceiver : IAsyncDisposable
{
    /// <summary>The path written to.</summary>
    public const string WritePath = "/api/v1/write";

    private readonly CancellationTokenSource stopping = new();
    private readonly Storage storage = new();
    private readonly WriteEndpoint write;
    private readonly QueryApi query;
    private readonly NullEndpoint? nothing;
    private LoopbackServer? server;

    private ReferenceReceiver(ReceiverBehaviour behaviour)
    {
        write = new WriteEndpoint(storage, behaviour);
        query = new QueryApi(storage, behaviour.Clock);
        nothing = behaviour.Null is { } kind ? new NullEndpoint(kind, storage) : null;
    }

    /// <summary>URL to write to.</summary>
    public Uri Write => new(Read, WritePath);

    /// <summary>Base URL of the Prometheus HTTP API.</summary>
    public Uri Read => server!.Address;

    /// <summary>Starts a receiver.</summary>
    /// <param name="behaviour">The reference, a mutant, a variant or a null.</param>
    /// <param name="cancellation">Cancels the start only; dispose the receiver to end it.</param>
    public static async Task<ReferenceReceiver> Start(ReceiverBehaviour behaviour, CancellationToken cancellation)
    {
        var receiver = new ReferenceReceiver(behaviour);
        receiver.server = await LoopbackServer.Start(receiver.Handle, cancellation);
        return receiver;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await server!.DisposeAsync();
        stopping.Dispose();
    }

    private Task Handle(HttpContext context)
    {
        var onWritePath = context.Request.Path.Equals(WritePath, StringComparison.Ordinal);
        if (nothing is { } empty && !(nothing.ShowsWhatItStores && QueryApi.Serves(context.Request)))
            return empty.Handle(context, onWritePath, stopping.Token);
        return onWritePath ? write.Handle(context) : query.Handle(context);
    }
}

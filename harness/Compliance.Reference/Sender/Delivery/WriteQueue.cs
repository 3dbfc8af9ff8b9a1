using System.Collections.Immutable;
using System.Threading.Channels;
using Compliance.Model.Metrics;
using Compliance.Reference.Sender.Mutants;

namespace Compliance.Reference.Sender.Delivery;

/// <summary>
/// Sends batches one after another, so that samples of a series arrive in order: a batch is given up or delivered before the next one
/// is tried. When the queue is full the scrapes wait.
/// </summary>
internal sealed class WriteQueue(SenderLane lane, SenderBehaviour behaviour, HttpClient client, SenderLog log)
{
    private const int Capacity = 100;

    private readonly Channel<Batch> batches = Channel.CreateBounded<Batch>(Capacity);
    private readonly WriteClient write = new(lane, behaviour, client);
    private readonly DeliveryFaults faults = new(behaviour.Faults);
    private readonly Random chance = new(behaviour.Seed);
    private MessageKind message = lane.V2 ? MessageKind.V2 : MessageKind.V1;
    private bool proven;
    private int numbered;

    /// <summary>Queues series, in requests of as many as the choices say; waits when the queue is full.</summary>
    public async Task Add(ImmutableArray<Series> series, CancellationToken cancellation)
    {
        foreach (var chunk in DataFaults.Distort(behaviour.Faults, series, numbered).Chunk(behaviour.Choices.SeriesPerRequest))
            await batches.Writer.WriteAsync(new Batch(++numbered, [.. chunk]), cancellation);
    }

    /// <summary>Sends what is queued until it is cancelled.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        await foreach (var batch in batches.Reader.ReadAllAsync(cancellation))
        {
            foreach (var due in faults.Reordered(batch))
                await Deliver(due, cancellation);
        }
    }

    private async Task Deliver(Batch batch, CancellationToken cancellation)
    {
        for (var number = 1; ; number++)
        {
            var attempt = new Attempt(batch, number, message);
            var began = behaviour.Clock.GetTimestamp();
            var reply = await write.Send(attempt, cancellation);
            var elapsed = behaviour.Clock.GetElapsedTime(began);
            var next = faults.Next(ReplyRules.Next(reply, message, proven, behaviour.Choices), reply, attempt);
            proven |= message == MessageKind.V2 && next == NextStep.Done;
            Log(attempt, reply, next);
            if (next == NextStep.FallBack)
                message = MessageKind.V1;
            if (next is NextStep.Done or NextStep.Drop)
                return;
            if (next == NextStep.Retry)
                await Pause(reply, number + 1, elapsed, cancellation);
            batch = faults.Again(batch);
        }
    }

    private Task Pause(Reply reply, int next, TimeSpan elapsed, CancellationToken cancellation)
    {
        var pause = ReplyRules.Pause(reply, next, behaviour.Choices, chance.NextDouble());
        return Task.Delay(faults.Pause(pause, elapsed), behaviour.Clock, cancellation);
    }

    /// <summary>Errors are logged as they came.</summary>
    private void Log(Attempt attempt, Reply reply, NextStep next)
    {
        if (!reply.IsSuccess)
            log.Add(
                FormattableString.Invariant(
                    $"{lane.Name}: request {attempt.Batch.Number}, attempt {attempt.Number}: {reply.Status} {reply.Text.Trim()} ({next})"
                )
            );
    }
}

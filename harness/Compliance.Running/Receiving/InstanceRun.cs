using System.Collections.Immutable;
using System.Net.Sockets;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Model.Targets;
using Compliance.Running.Http;
using Compliance.Running.Launching;
using Compliance.Running.Receiving.ReadBack;

namespace Compliance.Running.Receiving;

/// <summary>What is done with one running instance: preflight, cases, read-back.</summary>
internal sealed class InstanceRun : IDisposable
{
    /// <summary>How long the end of a target is waited for after it stopped answering.</summary>
    private static readonly TimeSpan DeathGrace = TimeSpan.FromSeconds(1);

    /// <summary>How long a crash takes to end the process after it cut a connection.</summary>
    private static readonly TimeSpan DeathThroes = TimeSpan.FromMilliseconds(150);

    /// <summary>Deadline of a request to a target that left the very first one unanswered: enough to keep evidence, and the run short.</summary>
    private static readonly TimeSpan Impatient = TimeSpan.FromSeconds(2);

    private const string MessageV2 = "message.v2";

    private readonly ReceiverPlan plan;
    private readonly IInstance instance;
    private readonly Uri write;
    private readonly TargetHeaders headers;
    private readonly RunClock clock;
    private readonly IReadBack? readBack;

    public InstanceRun(ReceiverPlan plan, IInstance instance, TargetHeaders headers, RunClock clock)
    {
        this.plan = plan;
        this.instance = instance;
        this.headers = headers;
        this.clock = clock;
        write = instance.Write ?? throw new ArgumentException("The instance has no URL to write to.", nameof(instance));
        readBack = ReadBacks.For(instance.Read, headers, plan.Setup.Ignore, clock.Time, plan.Sink);
    }

    /// <returns>Null when no connection could be made.</returns>
    public async Task<Preflight?> Preflight(CancellationToken cancellation)
    {
        using var sender = Sender(new RawHttpOptions { Timeout = plan.Timeout });
        var (message, plain, refusedV2) = await PlainOf(sender, cancellation);
        if (plain.Answer == AnswerKind.Refused)
            return null;
        using var others = Sender(Bounds(plain));
        Task<Exchange> Send(string name, RequestScript script) => others.Send($"preflight/{name}", script, cancellation);
        var garbage = Send("garbage", PreflightScript.Garbage(message));
        var broken = Send("broken-message", PreflightScript.BrokenMessage(message));
        var randomPath = Send("random-path", PreflightScript.RandomPath(message, plan.Tag, clock.NowMs));
        var probes = plain.Accepted ? await new ProbeRun(others, message, plan.Tag, clock).Run(plan.Probes, cancellation) : [];
        var other = refusedV2 ?? await Send("other-message", PreflightScript.Plain(PreflightScript.Other(message), plan.Tag, clock.NowMs));
        var (plainRead, otherRead) = await ReadPlain(plain, other, cancellation);
        return new Preflight
        {
            Message = message,
            Plain = plain,
            OtherPlain = other,
            Garbage = await garbage,
            BrokenMessage = await broken,
            RandomPath = await randomPath,
            PlainRead = plainRead,
            OtherPlainRead = otherRead,
            Probes = refusedV2 is null ? probes : [new CapabilityProbe(MessageV2, [refusedV2]), .. probes],
        };
    }

    /// <summary>
    /// The plain request, and the refusal of the 2.0 message where it was to be found out and 1.0 is what this receiver takes.
    /// </summary>
    private async Task<(MessageKind Message, Exchange Plain, Exchange? RefusedV2)> PlainOf(
        RequestSender sender,
        CancellationToken cancellation
    )
    {
        Task<Exchange> Send(MessageKind message) =>
            sender.SendPatiently("preflight/plain", PreflightScript.Plain(message, plan.Tag, clock.NowMs), cancellation);
        var plain = await Send(plan.Message);
        if (!plan.Probes.Contains(MessageV2))
            return (plan.Message, plain, null);
        if (plain is not { Answer: AnswerKind.Answered, Status: 400 or 415 })
            return (plan.Message, plain, null);
        var older = await Send(MessageKind.V1);
        return older.Accepted ? (MessageKind.V1, older, plain) : (plan.Message, plain, null);
    }

    /// <summary>Sends cases side by side. No read-back yet.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="before">The preflight's plain exchange; null: none was made on this instance.</param>
    /// <param name="log">Told of progress.</param>
    /// <param name="cancellation">Ends the run with an exception.</param>
    public async Task<ImmutableArray<ReceiverTranscript>> Send(
        ImmutableArray<ReceiverCase> cases,
        Exchange? before,
        IProgressLog log,
        CancellationToken cancellation
    )
    {
        var bounds = before is null ? Bounds() : Bounds(before);
        using var sender = Sender(bounds);
        var run = new CaseRun(sender);
        var transcripts = new ReceiverTranscript[cases.Length];
        var done = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, cases.Length),
            new ParallelOptions { MaxDegreeOfParallelism = bounds.Connections, CancellationToken = cancellation },
            async (i, token) =>
            {
                transcripts[i] = instance.Exited.IsCompleted
                    ? CaseRun.Failed(cases[i], $"not run: {await instance.Exited}")
                    : await run.Run(cases[i], token);
                log.Progress(Interlocked.Increment(ref done), cases.Length, "cases");
            }
        );
        return [.. transcripts];
    }

    /// <summary>Whether the target ended, waiting a moment when it left something unanswered.</summary>
    /// <returns>Its last sentence; null when it lives.</returns>
    public async Task<string?> Ended(IEnumerable<ReceiverTranscript> transcripts, CancellationToken cancellation)
    {
        if (instance.Via != "endpoint" && transcripts.Any(Unanswered))
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            await Task.WhenAny(instance.Exited, Task.Delay(DeathThroes, clock.Time, stop.Token));
            if (!instance.Exited.IsCompleted && !await Listens(stop.Token))
                await Task.WhenAny(instance.Exited, Task.Delay(DeathGrace, clock.Time, stop.Token));
            await stop.CancelAsync();
        }
        cancellation.ThrowIfCancellationRequested();
        return instance.Exited.IsCompleted ? await instance.Exited : null;
    }

    // A process that takes connections lives; the proxy of a container takes them for a while after its end.
    private async Task<bool> Listens(CancellationToken cancellation)
    {
        if (instance.Via != "process")
            return false;
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(write.Host, write.Port, cancellation);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Whether an exchange of the case has no answer.</summary>
    public static bool Unanswered(ReceiverTranscript transcript) =>
        transcript.Arms.SelectMany(a => a.Exchanges).Concat(transcript.Search).Any(e => e.Answer != AnswerKind.Answered);

    /// <summary>The transcripts with what the target stored.</summary>
    public async Task<ImmutableArray<ReceiverTranscript>> ReadBack(
        ImmutableArray<ReceiverTranscript> transcripts,
        CancellationToken cancellation
    )
    {
        if (readBack is null)
            return transcripts;
        var asked = transcripts.Select(Questions).ToList();
        var results = await new ReadSweep(readBack, plan.Setup.Settle, clock).Run(asked.SelectMany(q => q), instance.Exited, cancellation);
        return
        [
            .. transcripts.Zip(
                asked,
                (transcript, questions) =>
                    transcript with
                    {
                        Reads = questions.Select(q => q.Query).Distinct().ToImmutableDictionary(q => q, q => results[q]),
                    }
            ),
        ];
    }

    public void Dispose() => readBack?.Dispose();

    private List<Question> Questions(ReceiverTranscript transcript) =>
        [.. transcript.Arms.SelectMany(arm => plan.Reads(transcript.Case, arm.Arm).Select(q => Question.Of(q, arm, clock.NowMs)))];

    private RequestSender Sender(RawHttpOptions options) => new(write, headers, options, clock);

    private RawHttpOptions Bounds() => new() { Connections = Math.Max(1, plan.Jobs), Timeout = plan.Timeout };

    private RawHttpOptions Bounds(Exchange plain) =>
        plain.Answer == AnswerKind.TimedOut && plan.Timeout > Impatient
            ? new RawHttpOptions { Connections = Math.Max(64, plan.Jobs), Timeout = Impatient }
            : Bounds();

    private async Task<(ReadResult? Plain, ReadResult? Other)> ReadPlain(Exchange plain, Exchange other, CancellationToken cancellation)
    {
        if (readBack is null)
            return (null, null);
        var window = TimeWindow.Around(clock.NowMs);
        Question first = new(PreflightScript.PlainQuery(plan.Message, plan.Tag), window, plain.Accepted ? 1 : 0);
        Question second = new(PreflightScript.PlainQuery(PreflightScript.Other(plan.Message), plan.Tag), window, other.Accepted ? 1 : 0);
        var results = await new ReadSweep(readBack, plan.Setup.Settle, clock).Run([first, second], instance.Exited, cancellation);
        return (results[first.Query], results[second.Query]);
    }
}

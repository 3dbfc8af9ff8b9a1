using System.Collections.Immutable;
using Compliance.Model.Evidence;
using Compliance.Model.Fuzzing;
using Compliance.Model.Metrics;
using Compliance.Model.Targets;
using Compliance.Running.Http;
using Compliance.Running.Launching;
using Compliance.Running.Receiving;
using Compliance.Running.Receiving.ReadBack;

namespace Compliance.Running.Fuzzing;

/// <summary>Sends generated requests to one running receiver and reads back what it stored.</summary>
public sealed class FuzzSession : IDisposable
{
    private const int Connections = 16;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);
    private readonly IInstance instance;
    private readonly RequestSender sender;
    private readonly IReadBack? readBack;
    private readonly RunClock clock;
    private readonly TimeSpan settle;
    private readonly bool showsExemplars;
    private int sent;

    /// <summary>A session with an instance, which is not disposed.</summary>
    /// <param name="instance">A receiver that is ready.</param>
    /// <param name="setup">How it is reached and read.</param>
    /// <param name="time">Clock.</param>
    /// <param name="environment">Value of an environment variable, for secrets in headers.</param>
    /// <param name="showsExemplars">Whether exemplars can be read back.</param>
    public FuzzSession(
        IInstance instance,
        ReceiverSetup setup,
        TimeProvider time,
        Func<string, string?> environment,
        bool showsExemplars = false
    )
    {
        this.showsExemplars = showsExemplars;
        this.instance = instance;
        clock = new RunClock(time, time.GetTimestamp());
        settle = setup.Settle;
        var headers = TargetHeaders.Resolve(setup.Headers, environment);
        var write = instance.Write ?? throw new ArgumentException("The instance has no URL to write to.", nameof(instance));
        sender = new RequestSender(write, headers, new RawHttpOptions { Connections = Connections, Timeout = Deadline }, clock);
        readBack = ReadBacks.For(instance.Read, headers, setup.Ignore, time);
    }

    /// <summary>Now, in milliseconds since the Unix epoch.</summary>
    public long NowMs => clock.NowMs;

    /// <summary>Whether what is stored can be read back.</summary>
    public bool Readable => readBack is not null;

    /// <summary>Whether the receiver ended by itself.</summary>
    public bool Ended => instance.Exited.IsCompleted;

    /// <summary>Sends requests side by side, then reads back.</summary>
    /// <param name="requests">The requests; a rewrite stands after the request that it rewrites.</param>
    /// <param name="cancellation">Ends it with an exception.</param>
    /// <returns>A trial for each request, in their order.</returns>
    public async Task<ImmutableArray<FuzzTrial>> Try(IReadOnlyList<FuzzRequest> requests, CancellationToken cancellation)
    {
        var exchanges = new Exchange[requests.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, requests.Count),
            new ParallelOptions { MaxDegreeOfParallelism = Connections, CancellationToken = cancellation },
            async (i, token) => exchanges[i] = await Send(requests[i], token)
        );
        var stored = await Stored(requests, exchanges, cancellation);
        var trials = ImmutableArray.CreateBuilder<FuzzTrial>(requests.Count);
        FuzzTrial? original = null;
        for (var i = 0; i < requests.Count; i++)
        {
            var isRewrite = requests[i].Rewrite.Length > 0;
            var trial = new FuzzTrial(requests[i], exchanges[i], stored[i].Samples, isRewrite ? original : null)
            {
                Exemplars = stored[i].Exemplars,
                Again = exchanges[i] is { Answer: AnswerKind.Answered, Status: >= 500 } ? await Send(requests[i], cancellation) : null,
            };
            original = isRewrite ? original : trial;
            trials.Add(trial);
        }

        return trials.MoveToImmutable();
    }

    /// <summary>Sends a plain request with which nothing is wrong.</summary>
    public async Task<Exchange> Plain(MessageKind message, string tag, CancellationToken cancellation) =>
        await sender.Send("alive", PreflightScript.Plain(message, tag, clock.NowMs), cancellation) with
        {
            Index = ++sent,
        };

    /// <inheritdoc/>
    public void Dispose()
    {
        sender.Dispose();
        readBack?.Dispose();
    }

    private async Task<Exchange> Send(FuzzRequest request, CancellationToken cancellation) =>
        await sender.Send($"request {request.Number} {request.Rewrite}".TrimEnd(), request.Script, cancellation) with
        {
            Index = Interlocked.Increment(ref sent),
        };

    private async Task<(ReadResult? Samples, ReadResult? Exemplars)[]> Stored(
        IReadOnlyList<FuzzRequest> requests,
        Exchange[] exchanges,
        CancellationToken cancellation
    )
    {
        var results = new (ReadResult?, ReadResult?)[requests.Count];
        if (readBack is null || Ended)
            return results;
        var asked = requests.Select((r, i) => r.Countable && r.Script.Body is null ? Of(r, exchanges[i]) : null).ToList();
        var exemplars = requests.Select((r, i) => asked[i] is not null && HasExemplars(r) ? ExemplarsOf(r, exchanges[i]) : null).ToList();
        var questions = asked.Concat(exemplars).OfType<Question>();
        var answers = await new ReadSweep(readBack, settle, clock).Run(questions, instance.Exited, cancellation);
        for (var i = 0; i < results.Length; i++)
            results[i] = (Answer(asked[i]), Answer(exemplars[i]));
        return results;

        ReadResult? Answer(Question? question) => question is null ? null : answers.GetValueOrDefault(question.Query);
    }

    private bool HasExemplars(FuzzRequest request) => showsExemplars && request.Script.Exemplars > 0;

    private Question Of(FuzzRequest request, Exchange exchange) =>
        new(new ReadQuery(ReadKind.Samples, Selector(request)), Window(request), exchange.Accepted ? Shown(request) : 0);

    private Question ExemplarsOf(FuzzRequest request, Exchange exchange) =>
        new(new ReadQuery(ReadKind.Exemplars, Selector(request)), Window(request), exchange.Accepted ? request.Script.Exemplars : 0);

    private TimeWindow Window(FuzzRequest request) => TimeWindow.Around(clock.NowMs).Covering(request.Script);

    private static string Selector(FuzzRequest request) => $"{{case=\"{request.Tag}\"}}";

    private static int Shown(FuzzRequest request) =>
        request.Script.Series.Sum(s => s.Samples.Count(x => !x.IsStale) + s.Histograms.Count(h => !h.IsStale));
}

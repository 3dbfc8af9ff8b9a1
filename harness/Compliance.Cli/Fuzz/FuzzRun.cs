using System.Collections.Immutable;
using System.Diagnostics;
using Compliance.Judging.Oracles;
using Compliance.Model;
using Compliance.Model.Fuzzing;
using Compliance.Running;
using Compliance.Running.Fuzzing;

namespace Compliance.Cli.Fuzz;

/// <summary>Sends the requests of a seed, batch by batch, and collects what breaks an oracle twice.</summary>
/// <param name="target">The receiver.</param>
/// <param name="options">Bounds and seed.</param>
/// <param name="run">Begin of the tags of this run: letters and digits, unique.</param>
/// <param name="log">Told of progress.</param>
internal sealed class FuzzRun(FuzzTarget target, FuzzOptions options, string run, IProgressLog log)
{
    private const int Batch = 64;
    private const int Most = 60;
    private readonly RequestSource source = new(options.Seed, target.Features);
    private readonly Dictionary<string, Finding> findings = new(StringComparer.Ordinal);
    private readonly Trials trials = new(target, run);

    /// <summary>Requests sent, rewrites among them.</summary>
    public int Sent { get; private set; }

    /// <summary>Breaches that were not there again when the request was repeated.</summary>
    public int Passing { get; private set; }

    /// <summary>Tries requests of this run.</summary>
    public Trials Trials => trials;

    /// <summary>The first finding of each kind, in the order they were found.</summary>
    /// <exception cref="TargetException">The receiver cannot be started.</exception>
    public async Task<ImmutableArray<Finding>> Find(CancellationToken cancellation)
    {
        await target.Running(cancellation);
        if (await IsDead(cancellation))
            throw new TargetException(
                TargetFault.Unreachable,
                $"{target.Seen} does not accept a plain request, so nothing can be found out",
                target.Log
            );
        var clock = Stopwatch.StartNew();
        for (var next = options.First; clock.Elapsed < TimeSpan.FromSeconds(options.Seconds) && !IsEnough(next); next += Batch)
        {
            await Step(next, cancellation);
            log.Progress(Sent, options.Requests ?? Sent, "requests");
        }

        return [.. findings.Values];
    }

    private bool IsEnough(int next) => options.Requests is { } most && next - options.First >= most;

    private async Task Step(int first, CancellationToken cancellation)
    {
        var session = await target.Running(cancellation);
        var count = Math.Min(Batch, (options.Requests ?? int.MaxValue) - (first - options.First));
        var requests = Enumerable.Range(first, count).SelectMany(n => source.Of(n, run, session.NowMs)).ToList();
        var tried = await session.Try(requests, cancellation);
        Sent += tried.Length;
        foreach (var trial in tried)
        {
            if (Oracle.Broken(trial) is var (oracle, said))
                await Confirm(new Finding(oracle, said, trial), cancellation);
        }

        if (await IsDead(cancellation))
            await Blame(tried, cancellation);
    }

    // One 5xx or a reset may be the moment's; what comes again is the request's.
    private async Task Confirm(Finding finding, CancellationToken cancellation)
    {
        var original = (finding.Trial.Original ?? finding.Trial).Request;
        if (findings.ContainsKey(finding.Kind) || findings.ContainsKey(finding.KindWithoutRewrite) || findings.Count >= Most)
            return;
        var again =
            await Plainly(finding, original, cancellation)
            ?? await trials.Again(original, finding.Trial.Request.Rewrite, finding.Oracle, cancellation);
        if (again is not null)
            findings.TryAdd(again.Kind, again);
        else
            Passing++;
    }

    // What the request does without its rewrite is not the rewrite's doing.
    private async Task<Finding?> Plainly(Finding finding, FuzzRequest original, CancellationToken cancellation) =>
        finding.Trial.Original is not null && finding.Oracle is not SameAnswer
            ? await trials.Again(original, "", finding.Oracle, cancellation)
            : null;

    private async Task<bool> IsDead(CancellationToken cancellation)
    {
        var session = await target.Running(cancellation);
        for (var tries = 0; tries < 3; tries++)
        {
            if ((await session.Plain(target.Message, trials.NextTag(), cancellation)).Accepted)
                return false;
        }

        return true;
    }

    // The batch left the receiver unable to take plain data: the requests are sent one by one to a new instance.
    private async Task Blame(ImmutableArray<FuzzTrial> batch, CancellationToken cancellation)
    {
        var alive = new StillAlive(false);
        findings.TryAdd(alive.Name, new Finding(alive, "after this batch a plain request is no longer accepted", batch[^1]));
        foreach (var trial in batch.Where(t => t.Request.Rewrite.Length == 0))
        {
            await trials.Again(trial.Request, "", alive, cancellation);
            if (!await IsDead(cancellation))
                continue;
            findings[alive.Name] = new Finding(alive, "after it a plain request is no longer accepted", trial);
            return;
        }
    }
}

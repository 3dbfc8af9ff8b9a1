using System.Collections.Concurrent;
using System.Collections.Immutable;
using Compliance.Model.Evidence;
using Compliance.Running.Receiving.ReadBack;

namespace Compliance.Running.Receiving;

/// <summary>
/// Reads everything back once, at the end. What a 2xx promised and is not there yet is asked for again until the target's settling
/// time is over; when that took waiting, data that should not be there is looked for again too, as it may be late as well.
/// </summary>
/// <param name="readBack">The adapter.</param>
/// <param name="settle">Time from the start of the sweep that written data may take to show.</param>
/// <param name="clock">Time of the run.</param>
internal sealed class ReadSweep(IReadBack readBack, TimeSpan settle, RunClock clock)
{
    private const int Parallel = 8;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<ReadQuery, ReadResult> results = new();

    /// <param name="questions">May hold the same question several times.</param>
    /// <param name="targetEnded">Ends the waiting.</param>
    /// <param name="cancellation">Ends the sweep with an exception.</param>
    public async Task<ImmutableDictionary<ReadQuery, ReadResult>> Run(
        IEnumerable<Question> questions,
        Task targetEnded,
        CancellationToken cancellation
    )
    {
        var all = questions.GroupBy(q => q.Query).Select(g => g.Aggregate((a, b) => a.Join(b))).ToList();
        if (all.Count == 0)
            return ImmutableDictionary<ReadQuery, ReadResult>.Empty;
        var instants = all.Where(q => q.Query.Kind == ReadKind.Instant).ToList();
        var stored = all.Except(instants).ToList();
        await Ask(stored, cancellation);
        if (await Settle(stored, targetEnded, cancellation))
            await Ask(stored.Where(q => q.Promised == 0), cancellation);
        await Ask(instants, cancellation);
        return results.ToImmutableDictionary();
    }

    /// <returns>Whether anything was late.</returns>
    private async Task<bool> Settle(List<Question> stored, Task targetEnded, CancellationToken cancellation)
    {
        var start = clock.Time.GetTimestamp();
        var late = Lacking(stored);
        var waited = late.Count > 0;
        for (var pause = FirstPause; late.Count > 0 && !targetEnded.IsCompleted; pause = Longer(pause))
        {
            var left = settle - clock.Time.GetElapsedTime(start);
            if (left <= TimeSpan.Zero)
                break;
            await Task.Delay(pause < left ? pause : left, clock.Time, cancellation);
            await Ask(late, cancellation);
            late = Lacking(late);
        }
        return waited;
    }

    private List<Question> Lacking(List<Question> questions) => [.. questions.Where(q => q.Lacks(results[q.Query]))];

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < LongestPause ? pause * 2 : LongestPause;

    private async Task Ask(IEnumerable<Question> questions, CancellationToken cancellation)
    {
        var failure = await readBack.Flush(cancellation);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellation };
        await System.Threading.Tasks.Parallel.ForEachAsync(
            questions,
            options,
            async (question, token) =>
                results[question.Query] =
                    failure.Length > 0
                        ? new ReadResult(question.Query, [], failure, "")
                        : await readBack.Read(question.Query, question.Window, token)
        );
    }
}

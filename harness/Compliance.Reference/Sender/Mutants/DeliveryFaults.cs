using System.Collections.Immutable;
using Compliance.Model.Metrics;
using Compliance.Reference.Sender.Delivery;

namespace Compliance.Reference.Sender.Mutants;

/// <summary>Faults in what is done after a reply.</summary>
internal sealed class DeliveryFaults(SenderFaults faults)
{
    private const int Many = 3;

    private Batch? held;
    private TimeSpan paused;
    private int changed;

    /// <summary>The step that the mutant takes instead of the right one.</summary>
    public NextStep Next(NextStep right, Reply reply, Attempt attempt) =>
        Lost(reply, attempt) || PutBack(reply, attempt) ? NextStep.Drop
        : Repeated(reply, attempt) ? NextStep.Retry
        : faults.Has("version-guessed-from-header") && reply is { IsSuccess: true, Version: "0.1.0" } && attempt.Message == MessageKind.V2
            ? NextStep.FallBack
        : faults.Has("late-400-falls-back") && reply.Status == 400 && attempt.Message == MessageKind.V2 ? NextStep.FallBack
        : faults.Has("silent-success-not-doubted") && reply is { IsSuccess: true, HasWritten: false } ? NextStep.Done
        : right;

    /// <summary>The pause that the mutant makes.</summary>
    /// <param name="right">The right one.</param>
    /// <param name="elapsed">Time from the attempt to its answer.</param>
    public TimeSpan Pause(TimeSpan right, TimeSpan elapsed) =>
        faults.Name switch
        {
            "backoff-from-attempt" => right > elapsed ? right - elapsed : TimeSpan.Zero,
            "no-backoff" => TimeSpan.Zero,
            "backoff-only-at-first" => Once(right),
            _ => right,
        };

    /// <summary>What the mutant sends when it sends a batch again.</summary>
    public Batch Again(Batch right)
    {
        if (changed == right.Number)
            return right;
        changed = right.Number;
        return Changed(right);
    }

    private Batch Changed(Batch right) =>
        faults.Name switch
        {
            "last-series-lost-on-retry" when right.Series.Length > 1 => right with { Series = right.Series[..^1] },
            "new-timestamps-on-retry" => Sampled(right, s => s with { TimestampMs = s.TimestampMs + 1 }),
            "values-changed-on-retry" => Sampled(right, s => s with { Value = s.Value + 1 }),
            "label-lost-on-retry" => right with
            {
                Series = [.. right.Series.Select(s => s with { Labels = s.Labels.RemoveAt(s.Labels.Length - 1) })],
            },
            _ => right,
        };

    /// <summary>The batches that the mutant sends when the next one is due.</summary>
    public ImmutableArray<Batch> Reordered(Batch next)
    {
        if (held is { } refused && faults.Has("refused-data-overtaken"))
        {
            held = null;
            return [next, refused];
        }

        if (!faults.Has("requests-out-of-order"))
            return [next];
        if (held is not { } before)
        {
            held = next;
            return [];
        }

        held = null;
        return [next, before];
    }

    private bool PutBack(Reply reply, Attempt attempt)
    {
        var back = faults.Has("refused-data-overtaken") && reply.Status >= 500 && attempt.Number > 1 && held is null;
        if (back)
            held = attempt.Batch;
        return back;
    }

    private bool Lost(Reply reply, Attempt attempt) =>
        faults.Name switch
        {
            "5xx-not-retried" => reply.Status >= 500,
            "500-not-retried" => reply.Status == 500,
            "503-not-retried" => reply.Status == 503,
            "5xx-retried-once" => reply.Status >= 500 && attempt.Number >= 2,
            "5xx-retried-twice" => reply.Status >= 500 && attempt.Number >= Many,
            "network-error-not-retried" => reply.Status == 0,
            "5xx-text-believed" => reply.Status >= 500 && Says(reply, "do not retry"),
            _ => false,
        };

    private bool Repeated(Reply reply, Attempt attempt) =>
        faults.Name switch
        {
            "4xx-retried" => reply.Status is >= 400 and < 500 and not 415,
            "400-retried" => reply.Status == 400,
            "401-retried" => reply.Status == 401,
            "404-retried" => reply.Status == 404,
            "408-retried" => reply.Status == 408,
            "409-retried" => reply.Status == 409,
            "413-retried" => reply.Status == 413,
            "422-retried" => reply.Status == 422,
            "4xx-retried-once" => reply.Status is >= 400 and < 500 and not 415 && attempt.Number == 1,
            "4xx-with-retry-after-retried" => reply is { Status: >= 400 and < 500 and not 415, RetryAfter: not null },
            "415-retried-as-it-was" => reply.Status == 415,
            "400-text-believed" => reply.Status == 400 && Says(reply, "please retry"),
            "2xx-repeated" => reply.IsSuccess && attempt.Number == 1,
            "2xx-repeated-later" => reply.IsSuccess && attempt.Number == 1 && attempt.Batch.Number > Many,
            "2xx-after-retry-repeated" => reply.IsSuccess && attempt.Number is > 1 and < 5,
            "2xx-of-histograms-repeated" => RepeatedOnce(reply, attempt, s => !s.Histograms.IsEmpty),
            "2xx-of-exemplars-repeated" => RepeatedOnce(reply, attempt, s => !s.Exemplars.IsEmpty),
            "2xx-of-stale-markers-repeated" => RepeatedOnce(reply, attempt, s => s.Samples.Any(v => v.IsStale)),
            "200-taken-as-error" => reply.Status == 200 && attempt.Number <= Many,
            "202-taken-as-error" => reply.Status == 202 && attempt.Number <= Many,
            "206-taken-as-error" => reply.Status == 206 && attempt.Number <= Many,
            "2xx-with-retry-after-repeated" => reply is { IsSuccess: true, RetryAfter: not null } && attempt.Number <= Many,
            "success-text-believed" => reply.IsSuccess && reply.Text.Length > 0 && attempt.Number <= Many,
            "success-json-believed" => reply.IsSuccess && reply.Text.StartsWith('{') && attempt.Number <= Many,
            "zero-count-repeated" => reply is { IsSuccess: true, Written: 0 } && attempt.Number <= Many,
            "silent-success-repeated" => reply is { IsSuccess: true, HasWritten: false } && attempt.Number <= Many,
            _ => false,
        };

    private static bool RepeatedOnce(Reply reply, Attempt attempt, Func<Series, bool> holds) =>
        reply.IsSuccess && attempt.Number == 1 && attempt.Batch.Series.Any(holds);

    private TimeSpan Once(TimeSpan right)
    {
        var first = paused == TimeSpan.Zero;
        paused += right;
        return first ? right : TimeSpan.Zero;
    }

    private static bool Says(Reply reply, string words) => reply.Text.Contains(words, StringComparison.OrdinalIgnoreCase);

    private static Batch Sampled(Batch batch, Func<Sample, Sample> change) =>
        batch with
        {
            Series = [.. batch.Series.Select(s => s with { Samples = [.. s.Samples.Select(change)] })],
        };
}

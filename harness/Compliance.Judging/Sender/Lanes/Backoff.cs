using System.Collections.Immutable;
using Compliance.Judging.Sender.Facts;

namespace Compliance.Judging.Sender.Lanes;

/// <summary>Attempts of the same data after 5xx are kept apart by pauses (Remote-Write 2.0, "Retries &amp; Backoff").</summary>
/// <remarks>
/// The specification asks for "a backoff algorithm to prevent overwhelming the server" and names neither form nor length. Fixed, growing and jittered pauses
/// are all of that kind, so only their median is looked at: a sender that comes back within milliseconds most of the time has none, however busy the machine was now and then.
/// A busy machine makes pauses longer and never shorter, and a sender that comes back at once keeps the machine busy: so a median that is long enough proves
/// a pause only after some time, and one that is barely so only where many were seen and none was shorter. How busy the machine was tell the scrapes of the lane:
/// a sender that scrapes far off its own interval would be as late with an attempt that it makes at once.
/// </remarks>
/// <param name="Least">Least median of the pauses.</param>
/// <param name="Pauses">Pauses that must have been seen. Default 4.</param>
[Matcher("backoff", Summary = "Attempts of the same data after 5xx are kept apart by pauses")]
public sealed record Backoff(TimeSpan Least, int Pauses = 4) : LaneRule
{
    private const int Many = 10;
    private const int MostIndices = 100;
    private const int OverUnrest = 3;

    // What a machine that is busy for some time makes of no pause at all stays below it in the middle.
    private static readonly TimeSpan ClearPause = TimeSpan.FromMilliseconds(30);

    // Lanes begin all at once, and what they keep the machine busy with is over after it.
    private static readonly TimeSpan LeastSpan = TimeSpan.FromSeconds(1.5);

    private static readonly TimeSpan LongPause = TimeSpan.FromMilliseconds(500);

    /// <inheritdoc/>
    protected override string Rule =>
        FormattableString.Invariant($"pauses between attempts of the same data, {Least.TotalMilliseconds:0} ms or more in the middle");

    // Nobody needs to wait for more of a sender that takes its time.
    private static bool AreLong(ImmutableArray<TimeSpan> pauses) => pauses.Length > 1 && pauses.All(p => p >= LongPause);

    private static TimeSpan Median(ImmutableArray<TimeSpan> pauses) => pauses.Sort()[pauses.Length / 2];

    /// <inheritdoc/>
    protected override Finding? Judge(LaneFacts facts)
    {
        var batches = Batches(facts);
        ImmutableArray<TimeSpan> pauses = [.. batches.SelectMany(b => Attempt.Pauses(b))];
        if (pauses.Length < Pauses && !AreLong(pauses))
            return null;
        ImmutableArray<int> indices = [.. batches.SelectMany(b => b).Select(a => a.Index).Take(MostIndices)];
        var said =
            FormattableString.Invariant($"{batches[0].Length} attempts of the same {batches[0][0].Data.Length} samples, pauses ")
            + Attempt.Shown(pauses);
        if (Median(pauses) < Least)
            return Finding.Violated(Rule, said, indices);
        var scrapes = new ScrapeTimes(facts.Lane);
        var apart = batches.Sum(b => Apart(scrapes, b));
        if (2 * apart < pauses.Length)
            return Finding.Inconclusive(
                FormattableString.Invariant(
                    $"{said}: {apart} of {pauses.Length} are far longer than scrapes of the time were off their interval, and a busy machine makes such pauses where the sender makes none"
                ),
                indices
            );
        return AreLong(pauses) || (Span(batches) >= LeastSpan && IsClear(pauses))
            ? Finding.Satisfied(Rule, said, indices)
            : Finding.Inconclusive($"{said}: a busy machine makes such pauses where the sender makes none", indices);
    }

    // Pauses that are far longer than the sender was late with its scrapes meanwhile.
    private static int Apart(ScrapeTimes scrapes, ImmutableArray<RequestFacts> attempts) =>
        attempts
            .Zip(attempts.Skip(1), (one, next) => (From: one.Exchange.AnsweredAt, To: next.Exchange.SentAt))
            .Count(p => p.To - p.From >= OverUnrest * scrapes.Unrest(p.From, p.To));

    private bool IsClear(ImmutableArray<TimeSpan> pauses) =>
        Median(pauses) >= ClearPause || (pauses.Length >= Many && pauses.All(p => p >= Least));

    private static TimeSpan Span(List<ImmutableArray<RequestFacts>> batches) =>
        batches.Max(b => b[^1].Exchange.SentAt) - batches.Min(b => b[0].Exchange.SentAt);

    // Data that was refused 5xx and came again. What came again belongs to the batch that it was first refused with.
    private static List<ImmutableArray<RequestFacts>> Batches(LaneFacts facts)
    {
        HashSet<int> seen = [];
        List<ImmutableArray<RequestFacts>> batches = [];
        foreach (var first in Attempt.Refused(facts).Where(r => r.Exchange.Status is >= 500 and < 600).Take(Attempt.Most))
        {
            if (seen.Contains(first.Index))
                continue;
            var attempts = Attempt.Of(facts, first);
            seen.UnionWith(attempts.Select(a => a.Index));
            if (attempts.Length > 1)
                batches.Add(attempts);
        }

        return batches;
    }
}

using System.Collections.Immutable;
using Compliance.Judging.Receiver.Reading;
using Compliance.Judging.Receiver.Selecting;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Receiver.Matchers;

/// <summary>An instant query at a moment finds the series or not: staleness.</summary>
/// <remarks>Absent says nothing of series that were never stored: reading back must show samples at some other time.</remarks>
/// <param name="Selector">The series.</param>
/// <param name="At">The moment.</param>
/// <param name="Is">Present or absent.</param>
[Matcher("instant", Summary = "an instant query at that time finds the series or not")]
public sealed record InstantShows(SelectorTemplate Selector, InstantTime At, Presence Is) : IReceiverMatcher
{
    /// <inheritdoc/>
    public IEnumerable<ReadQuery> Reads(ReceiverCase @case, Arm arm)
    {
        var selector = Selector.For(@case, arm).Text;
        return At.For(@case) is { } atMs
            ? [new ReadQuery(ReadKind.Instant, selector, atMs), new ReadQuery(ReadKind.Samples, selector)]
            : [];
    }

    /// <inheritdoc/>
    public Finding Judge(ArmView view)
    {
        var queries = Reads(view.Transcript.Case, view.Arm.Arm).ToList();
        if (queries.Count == 0)
            return Finding.Inconclusive("the now of the case is not known, so there is no moment to ask about", Answers.Indices(view));
        var (instant, noInstant) = ReadBack.Ask(view, queries[0]);
        if (instant is null)
            return noInstant!;
        var (samples, noSamples) = ReadBack.Ask(view, queries[1]);
        return samples is null ? noSamples! : Compare(view, instant, samples).With(instant, samples);
    }

    private Finding Compare(ArmView view, ReadResult instant, ReadResult samples)
    {
        var expected = $"the series is {Is.ToString().ToLowerInvariant()} at that time";
        var found = instant.Series.Any(ReadBack.HasData);
        ImmutableArray<int> exchanges = Answers.Indices(view);
        if (Is == Presence.Present && !found)
        {
            return view.Arm.Exchanges.Any(e => e.Accepted)
                ? Finding.Violated(expected, "it is absent", exchanges)
                : Finding.Inconclusive("the request was not accepted, so nothing need be there", exchanges);
        }
        if (Is == Presence.Absent && found)
            return Finding.Violated(expected, "it is present", exchanges);
        return samples.Series.Any(ReadBack.HasData) || found
            ? Finding.Satisfied(expected, found ? "present" : "absent, and stored at other times", exchanges)
            : Finding.Inconclusive("the series is not stored at any time, so its absence says nothing", exchanges);
    }
}

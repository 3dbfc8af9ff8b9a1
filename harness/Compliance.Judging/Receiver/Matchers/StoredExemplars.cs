using System.Globalization;
using Compliance.Judging.Receiver.Reading;
using Compliance.Judging.Receiver.Selecting;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Receiver.Matchers;

/// <summary>The exemplars stored with the selected series are so many, or exactly those that were sent.</summary>
/// <remarks>An exemplar sent without a timestamp (forbidden to senders) may be stored under any.</remarks>
/// <param name="Selector">The series.</param>
/// <param name="As">Labels, values and timestamps are those sent.</param>
/// <param name="Count">Number of exemplars.</param>
[Matcher("exemplars", Summary = "reading back finds so many exemplars, or those that were sent: labels, value, timestamp")]
public sealed record StoredExemplars(SelectorTemplate Selector, SentOnly? As = null, int? Count = null) : IReceiverMatcher
{
    /// <summary>The series.</summary>
    public SelectorTemplate Selector { get; } =
        As is null == Count is null ? throw new ArgumentException("say which exemplars must be stored: as: sent, or count") : Selector;

    /// <inheritdoc/>
    public IEnumerable<ReadQuery> Reads(ReceiverCase @case, Arm arm) => [new ReadQuery(ReadKind.Exemplars, Selector.For(@case, arm).Text)];

    /// <inheritdoc/>
    public Finding Judge(ArmView view)
    {
        var selector = Selector.For(view.Transcript.Case, view.Arm.Arm);
        var (read, failed) = ReadBack.Ask(view, new ReadQuery(ReadKind.Exemplars, selector.Text));
        if (read is null)
            return failed!;
        var sent = SentData.Of(view, selector);
        if (!sent.Any && view.Arm.Arm.Steps.Any(s => !s.Request.Series.IsEmpty))
            return Finding.Inconclusive("the selector selects nothing that this arm sent", Answers.Indices(view)).With(read);
        return (As is null ? JudgeCount(view, read) : JudgeSent(view, sent, read)).With(read);
    }

    private Finding JudgeCount(ArmView view, ReadResult read)
    {
        var expected = string.Create(CultureInfo.InvariantCulture, $"stored: {Count} exemplars");
        var found = read.Series.Sum(s => s.Exemplars.Length);
        var said = string.Create(CultureInfo.InvariantCulture, $"{found} exemplars");
        if (found == Count)
            return Finding.Satisfied(expected, said, Answers.Indices(view));
        return found < Count && !view.Arm.Exchanges.Any(e => e.Accepted)
            ? NotDue(view)
            : Finding.Violated(expected, said, Answers.Indices(view));
    }

    private static Finding JudgeSent(ArmView view, SentData sent, ReadResult read)
    {
        const string Expected = "stored: the exemplars sent";
        var due = sent.Due.SelectMany(s => Data.Exemplars(s with { Exemplars = s.Exemplars.RemoveAll(e => e.TimestampMs == 0) })).ToList();
        if (due.Count == 0)
            return NotDue(view);
        var timeless = sent.Due.Any(s => s.Exemplars.Any(e => e.TimestampMs == 0));
        var differences = Differences.Between(
            due,
            sent.Undecided.Concat(sent.Aside).SelectMany(Data.Exemplars),
            read.Series.SelectMany(Data.Exemplars)
        );
        if (timeless)
            differences = differences with { Extra = [] };
        return differences.None
            ? Finding.Satisfied(Expected, string.Create(CultureInfo.InvariantCulture, $"{due.Count} exemplars"), Answers.Indices(view))
            : Finding.Violated(Expected, differences.Said(), Answers.Indices(view));
    }

    private static Finding NotDue(ArmView view) =>
        Finding.Inconclusive("no exemplar was sent to these series and accepted, so none need be stored", Answers.Indices(view));
}

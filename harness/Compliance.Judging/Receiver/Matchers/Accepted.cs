using Compliance.Judging.Receiver.Reading;
using Compliance.Judging.Receiver.Selecting;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Receiver.Matchers;

/// <summary>The request is answered 2xx and, where a selector is given and the target can be read back, what was sent is all there.</summary>
/// <param name="Value">Only <c>true</c>; a refusal has matchers of its own.</param>
/// <param name="Stored">Series to read back; null: the status alone is judged.</param>
[Matcher("accepted", Summary = "2xx, and what was sent to the series of stored: is all there where it can be read back")]
public sealed record Accepted(bool Value = true, SelectorTemplate? Stored = null) : IReceiverMatcher
{
    private const string Status2xx = "answered 2xx";

    /// <summary>Only <c>true</c>.</summary>
    public bool Value { get; } = Value ? true : throw new ArgumentException("write refused: or status: for what must not be accepted");

    /// <inheritdoc/>
    public Finding Judge(ArmView view)
    {
        if (Answers.WithoutStatus(view, Status2xx) is { } finding)
            return finding;
        var exchange = view.Exchange!;
        if (!exchange.Accepted)
            return Finding.Violated(Status2xx, Answers.Said(exchange), exchange.Index) with { Marks = [Answers.StatusLine(exchange)] };
        return Stored is null || !view.ReadAvailable
            ? Finding.Satisfied(Status2xx, Answers.Said(exchange), exchange.Index)
            : JudgeStored(view, Stored.For(view.Transcript.Case, view.Arm.Arm));
    }

    /// <inheritdoc/>
    public IEnumerable<ReadQuery> Reads(ReceiverCase @case, Arm arm) =>
        Stored is null ? [] : [new ReadQuery(ReadKind.Samples, Stored.For(@case, arm).Text)];

    private static Finding JudgeStored(ArmView view, Selector selector)
    {
        const string Expected = "answered 2xx and stored";
        var (read, failed) = ReadBack.Ask(view, new ReadQuery(ReadKind.Samples, selector.Text));
        if (read is null)
            return failed!;
        var sent = SentData.Of(view, selector);
        var floats = Differences.Between(sent.DueFloats, sent.AllowedFloats, read.Series.SelectMany(Data.Floats));
        var histograms = HistogramComparison.Between(sent, read.Series);
        var lost = floats with { Extra = [], Doubled = [] };
        var lostHistograms = histograms with { Extra = [], Doubled = [] };
        var said = string.Join("; ", new[] { lost.Said(), lostHistograms.Said() }.Where(s => s.Length > 0));
        var finding =
            said.Length == 0
                ? Finding.Satisfied(Expected, $"{Answers.Said(view.Exchange!)} and all there", Answers.Indices(view))
                : Finding.Violated(Expected, $"{Answers.Said(view.Exchange!)}, but {said}", Answers.Indices(view));
        return finding.With(read);
    }
}

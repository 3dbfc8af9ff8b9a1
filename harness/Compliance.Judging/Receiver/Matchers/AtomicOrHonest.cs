using System.Collections.Immutable;
using System.Globalization;
using Compliance.Judging.Receiver.Reading;
using Compliance.Judging.Receiver.Selecting;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Receiver.Matchers;

/// <summary>Whichever the receiver chose, it tells the truth: 2xx and everything is stored, or refused with Written headers that say what is.</summary>
/// <remarks>
/// Remote-Write 2.0, "Response" and "Partial Write". Refused means 4xx, or the 429 and 5xx by which a receiver asks for the whole request
/// again. A missing Written header means 0 to senders, so it does here; that it must be there is another check.
/// </remarks>
/// <param name="Selector">The series.</param>
[Matcher("atomic-or-honest", Summary = "2xx and everything stored, or refused with Written headers equal to what is stored")]
public sealed record AtomicOrHonest(SelectorTemplate Selector) : IReceiverMatcher
{
    private const string Expected = "2xx and everything stored, or refused with true Written headers";

    /// <inheritdoc/>
    public IEnumerable<ReadQuery> Reads(ReceiverCase @case, Arm arm) =>
        StoredCounts.Queries(Selector.For(@case, arm).Text, arm.Steps.Any(s => s.Request.Exemplars > 0));

    /// <inheritdoc/>
    public Finding Judge(ArmView view)
    {
        if (view.Exchange is { Answer: not AnswerKind.Answered } dropped)
            return Finding.NotApplicable($"{Answers.Said(dropped)}: nothing is claimed");
        if (Answers.WithoutStatus(view, Expected) is { } finding)
            return finding;
        var selector = Selector.For(view.Transcript.Case, view.Arm.Arm);
        var (read, failed) = ReadBack.Ask(view, new ReadQuery(ReadKind.Samples, selector.Text));
        if (read is null)
            return failed!;
        if (!SentData.Selected(view.Script.Request.Series, selector).Any())
            return Finding.Inconclusive("the selector selects nothing that this request holds", view.Exchange!.Index);
        var exemplars =
            view.Script.Request.Exemplars > 0 ? ReadBack.Ask(view, new ReadQuery(ReadKind.Exemplars, selector.Text)).Result : null;
        var judged = view.Exchange!.Accepted ? Atomic(view, selector, read, exemplars) : Honest(view, selector, read, exemplars);
        return exemplars is null ? judged.With(read) : judged.With(read, exemplars);
    }

    private static Finding Atomic(ArmView view, Selector selector, ReadResult read, ReadResult? exemplars)
    {
        var sent = SentData.Of(view, selector);
        var histograms = HistogramComparison.Between(sent, read.Series);
        var floats = Differences.Between(sent.DueFloats, sent.AllowedFloats, read.Series.SelectMany(Data.Floats));
        var said = new[] { floats.Said(), histograms.Said(), exemplars is null ? "" : LostExemplars(sent, exemplars) }
            .Where(s => s.Length > 0)
            .ToList();
        if (said.Count > 0)
            return Finding.Violated(Expected, $"{Answers.Said(view.Exchange!)}, but {string.Join("; ", said)}", view.Exchange!.Index);
        return UnseenLet(view, selector)
            ? Finding.Inconclusive(
                "answered 2xx, and the selector does not select the series that this receiver refused alone",
                view.Exchange!.Index
            )
            : Finding.Satisfied(Expected, $"{Answers.Said(view.Exchange!)}, all stored", view.Exchange!.Index);
    }

    private static Finding Honest(ArmView view, Selector selector, ReadResult read, ReadResult? exemplars)
    {
        var exchange = view.Exchange!;
        if (exchange.Status is < 400)
            return Finding.Violated(Expected, $"{Answers.Said(exchange)}, neither success nor refusal", exchange.Index);
        var counts = StoredCounts.Of(view, selector, read, exemplars);
        var headers = WrittenHeaders.Of(exchange);
        var ranges = ImmutableArray.Create<StoredRange?>(counts.Samples, counts.Histograms, counts.Exemplars);
        var lies = headers.All.Zip(ranges).Select(p => Lie(p.First, p.Second)).Where(s => s.Length > 0).ToList();
        return lies.Count == 0
            ? Finding.Satisfied(Expected, $"{Answers.Said(exchange)} with {headers.Said()}", exchange.Index)
            : Finding.Violated(Expected, $"{Answers.Said(exchange)}, but {string.Join("; ", lies)}", exchange.Index);
    }

    private static string Lie(WrittenHeader header, StoredRange? stored)
    {
        if (header.Values.Length > 0 && header.Value is null)
            return header.Problem;
        var claimed = header.Value ?? 0;
        return stored is null || stored.Value.Holds(claimed)
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{header.Name} {(header.Value is null ? "is missing (0)" : $"is {claimed}")} and {stored} are stored"
            );
    }

    private static string LostExemplars(SentData sent, ReadResult exemplars)
    {
        var due = sent.Due.SelectMany(s => Data.Exemplars(s with { Exemplars = s.Exemplars.RemoveAll(e => e.TimestampMs == 0) }));
        return (Differences.Between(due, [], exemplars.Series.SelectMany(Data.Exemplars)) with { Extra = [] }).Said();
    }

    private static bool UnseenLet(ArmView view, Selector selector) =>
        view.Script.Request.Series.Where((s, i) => SentCounts.IsLet(view, i) && !selector.Selects(LabelSets.Effective(s.Labels))).Any();
}

using System.Collections.Immutable;
using System.Globalization;
using Compliance.Judging.Receiver.Reading;
using Compliance.Judging.Receiver.Selecting;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Receiver.Matchers;

/// <summary>What is stored in the selected series is so much, or exactly what was sent.</summary>
/// <remarks>
/// Zero samples at start timestamps and series sent before a <c>let</c> may be there or not. When the request was not accepted, nothing
/// need be stored: finding less than expected is then inconclusive.
/// </remarks>
/// <param name="Selector">The series.</param>
/// <param name="As">The float samples are those sent, bit for bit, none missing, none added, none doubled.</param>
/// <param name="Count">Number of float samples.</param>
/// <param name="Histograms">Number of histogram samples, or those sent, bucket for bucket.</param>
/// <param name="Series">Number of series.</param>
/// <param name="Values">Values in order of time; one series.</param>
[Matcher("stored", Summary = "reading back finds so many samples, or those that were sent, bit for bit")]
public sealed record Stored(
    SelectorTemplate Selector,
    SentOnly? As = null,
    int? Count = null,
    HistogramsWanted? Histograms = null,
    int? Series = null,
    ImmutableArray<double> Values = default
) : IReceiverMatcher
{
    /// <summary>The series.</summary>
    public SelectorTemplate Selector { get; } =
        As is null && Count is null && Histograms is null && Series is null && Values.IsDefaultOrEmpty
            ? throw new ArgumentException("say what must be stored: as, count, histograms, series or values")
            : Selector;

    /// <inheritdoc/>
    public IEnumerable<ReadQuery> Reads(ReceiverCase @case, Arm arm) => [new ReadQuery(ReadKind.Samples, Selector.For(@case, arm).Text)];

    /// <inheritdoc/>
    public Finding Judge(ArmView view)
    {
        var selector = Selector.For(view.Transcript.Case, view.Arm.Arm);
        var (read, failed) = ReadBack.Ask(view, new ReadQuery(ReadKind.Samples, selector.Text));
        if (read is null)
            return failed!;
        var sent = SentData.Of(view, selector);
        if (NothingToCompare(view, sent) is { Length: > 0 } why)
            return Finding.Inconclusive(why, Answers.Indices(view)).With(read);
        return Compare(view, new StoredContent(sent, read)).With(read);
    }

    private bool ExpectsData =>
        As is not null || Count > 0 || Histograms is { Count: null or > 0 } || Series > 0 || !Values.IsDefaultOrEmpty;

    private string Expected
    {
        get
        {
            var parts = new[]
            {
                As is null ? "" : "the samples sent",
                Numbered(Count, "samples"),
                Histograms is null ? ""
                : Histograms.Count is null ? "the histograms sent"
                : Numbered(Histograms.Count, "histogram samples"),
                Numbered(Series, "series"),
                Values.IsDefaultOrEmpty ? "" : "values " + string.Join(", ", Values.Select(Datum.Number)),
            };
            return "stored: " + string.Join(", ", parts.Where(p => p.Length > 0));
        }
    }

    private Finding Compare(ArmView view, StoredContent content)
    {
        var problems = new[]
        {
            As is null ? "" : content.FloatDifferences().Said(),
            Count is null ? "" : content.Count(Count.Value),
            Histograms is null ? ""
            : Histograms.Count is null ? content.HistogramDifferences().Said()
            : content.HistogramCount(Histograms.Count.Value),
            Series is null ? "" : content.SeriesCount(Series.Value),
            Values.IsDefaultOrEmpty ? "" : content.ValuesDifference(Values),
        };
        var said = string.Join("; ", problems.Where(p => p.Length > 0));
        if (said.Length == 0)
            return Kept(view, content);
        return ExpectsData && !AnyAccepted(view)
            ? Finding.Inconclusive($"{NotAccepted(view)}, so nothing need be stored ({said})", Answers.Indices(view))
            : Finding.Violated(Expected, said, Answers.Indices(view));
    }

    /// <summary>Histograms that contradict themselves are only looked for, which is not what <c>sent</c> promises.</summary>
    private Finding Kept(ArmView view, StoredContent content) =>
        Histograms is { Count: null } && content.Contradiction is { Length: > 0 } why
            ? Finding.Inconclusive($"the histograms sent cannot be compared: {why}", Answers.Indices(view))
            : Finding.Satisfied(Expected, content.Said(), Answers.Indices(view));

    /// <summary>A comparison that could only ever be kept says nothing.</summary>
    private string NothingToCompare(ArmView view, SentData sent)
    {
        if (!sent.Any && view.Arm.Arm.Steps.Any(s => !s.Request.Series.IsEmpty))
            return "the selector selects nothing that this arm sent";
        if ((As is not null || Histograms is { Count: null }) && !AnyAccepted(view))
            return $"{NotAccepted(view)}, so nothing need be stored";
        if (As is not null && !sent.Due.Any(s => s.Samples.Any(x => !x.IsStale)))
            return "no float sample was sent to these series and accepted";
        return Histograms is { Count: null } && !sent.Due.Any(s => s.Histograms.Any(x => !x.IsStale))
            ? "no histogram was sent to these series and accepted"
            : "";
    }

    private static bool AnyAccepted(ArmView view) => view.Arm.Exchanges.Any(e => e.Accepted);

    private static string NotAccepted(ArmView view) =>
        view.Arm.Exchanges.IsEmpty ? "no request was sent" : $"the request was not accepted ({Answers.Said(view.Arm.Exchanges[^1])})";

    private static string Numbered(int? count, string what) =>
        count is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{count} {what}");
}

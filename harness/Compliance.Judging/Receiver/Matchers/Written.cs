using System.Collections.Immutable;
using System.Globalization;
using Compliance.Judging.Receiver.Reading;
using Compliance.Judging.Receiver.Selecting;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Results;

namespace Compliance.Judging.Receiver.Matchers;

/// <summary>The Written headers say what was written.</summary>
/// <remarks>
/// Remote-Write 2.0, "Required Written Response Headers". Numbers that a case expects of an accepted request are not due of a refused one:
/// claiming more than them is violated, claiming less is inconclusive. Where the headers are witnesses of another sentence (<see cref="WrittenAs.SentClaimed"/>,
/// <see cref="WrittenAs.SentIfAccepted"/>), missing, malformed or too high ones prove nothing: they break the sentences about the headers, not that one.
/// </remarks>
/// <param name="As">What they must say; null: the given numbers.</param>
/// <param name="Samples">Number of float samples; null: not looked at.</param>
/// <param name="Histograms">Number of histogram samples; null: not looked at.</param>
/// <param name="Exemplars">Number of exemplars; null: not looked at.</param>
/// <param name="OfSeries">For as-stored: the series to read back.</param>
[Matcher("written", Summary = "the Written headers are single 64-bit integers and say so many, or what was sent or stored")]
public sealed record Written(
    WrittenAs? As = null,
    long? Samples = null,
    long? Histograms = null,
    long? Exemplars = null,
    SelectorTemplate? OfSeries = null
) : IReceiverMatcher
{
    /// <summary>What they must say; null: the given numbers.</summary>
    public WrittenAs? As { get; } = Checked(As, Samples ?? Histograms ?? Exemplars, OfSeries);

    /// <inheritdoc/>
    public Finding Judge(ArmView view)
    {
        if (As == WrittenAs.SentIfAccepted && view.Exchange is { Accepted: false } refused)
            return Finding.NotApplicable($"answered {Answers.Said(refused)}: nothing is claimed to be written");
        var none = MayBeAbsent ? Answers.NothingToSee(view) : Answers.WithoutStatus(view, Expected(view));
        if (none is not null)
            return none;
        var headers = WrittenHeaders.Of(view.Exchange!);
        return As switch
        {
            null => JudgeNumbers(view, headers),
            WrittenAs.Sent => JudgeSent(view, headers),
            WrittenAs.SentClaimed or WrittenAs.SentIfAccepted => JudgeClaimed(view, headers),
            WrittenAs.AsStored when headers.Absent && view.Exchange!.Status == 413 => Finding.NotApplicable(
                "answered 413: too large to be processed at all"
            ),
            WrittenAs.AsStored => WrittenAsStored.Judge(view, headers, OfSeries!.For(view.Transcript.Case, view.Arm.Arm)),
            WrittenAs.AbsentOrSent or WrittenAs.PossibleOrAbsent when headers.Absent => Satisfied(view, headers),
            WrittenAs.AbsentOrSent => JudgeSent(view, headers),
            WrittenAs.Valid => Judge(view, headers, _ => null),
            WrittenAs.Zero => Judge(view, headers, _ => new StoredRange(0, 0)),
            WrittenAs.ZeroOrAbsent => Judge(view, Present(headers), _ => new StoredRange(0, 0)),
            _ => JudgePossible(view, headers),
        };
    }

    /// <inheritdoc/>
    public IEnumerable<ReadQuery> Reads(ReceiverCase @case, Arm arm) =>
        OfSeries is null ? [] : StoredCounts.Queries(OfSeries.For(@case, arm).Text, arm.Steps.Any(s => s.Request.Exemplars > 0));

    private bool MayBeAbsent => As is WrittenAs.ZeroOrAbsent or WrittenAs.AbsentOrSent or WrittenAs.PossibleOrAbsent;

    private Finding JudgeNumbers(ArmView view, WrittenHeaders headers)
    {
        var wanted = ImmutableArray.Create(Samples, Histograms, Exemplars);
        var looked = headers.All.Zip(wanted).Where(p => p.Second is not null).ToImmutableArray();
        return view.Exchange!.Accepted
            ? Judge(view, [.. looked.Select(p => p.First)], i => new StoredRange(looked[i].Second!.Value, looked[i].Second!.Value))
            : JudgeRefused(view, looked);
    }

    private Finding JudgeRefused(ArmView view, ImmutableArray<(WrittenHeader Header, long? Wanted)> looked)
    {
        if (looked.All(p => p.Header.Value == p.Wanted))
            return Satisfied(view, WrittenHeaders.Of(view.Exchange!));
        return looked.Any(p => p.Header.Value > p.Wanted || (p.Header.Values.Length > 0 && p.Header.Value is null))
            ? Judge(view, [.. looked.Select(p => p.Header)], i => new StoredRange(0, looked[i].Wanted!.Value))
            : NotDue(view);
    }

    private Finding JudgeSent(ArmView view, WrittenHeaders headers)
    {
        var all = SentCounts.Of(view);
        if (!SentCounts.HasLet(view))
            return view.Exchange!.Accepted ? Judge(view, headers.All, i => new StoredRange(all.All[i], all.All[i])) : NotDue(view);
        var good = SentCounts.WithoutLet(view);
        var claimed = headers.All.Select(h => h.Value ?? -1).ToList();
        if (view.Exchange!.Accepted && claimed.SequenceEqual(all.All))
            return Finding.Inconclusive("it claims to have written the series that it refused alone", view.Exchange.Index);
        return !view.Exchange.Accepted && claimed.All(c => c == 0)
            ? Finding.NotApplicable("this receiver refused the request as a whole")
            : Judge(view, headers.All, i => new StoredRange(good.All[i], good.All[i]));
    }

    private Finding JudgeClaimed(ArmView view, WrittenHeaders headers)
    {
        var exchange = view.Exchange!;
        if (exchange.Accepted && headers.All.Any(h => h.Value is null))
            return Finding.Inconclusive($"{headers.Said()}: they do not tell what was written", exchange.Index);
        var finding = JudgeSent(view, headers);
        var due = SentCounts.WithoutLet(view).All;
        var less = headers.All.Where((h, i) => h.Value < due[i]).Any();
        return finding.Outcome == Outcome.Violated && !less
            ? Finding.Inconclusive($"{headers.Said()}: more than was sent, which tells nothing of what is missing", exchange.Index)
            : finding;
    }

    private Finding JudgePossible(ArmView view, WrittenHeaders headers)
    {
        var all = SentCounts.Of(view).All;
        var good = SentCounts.WithoutLet(view).All;
        return view.Exchange!.Accepted
            ? Judge(view, headers.All, i => new StoredRange(good[i], all[i]))
            : Judge(view, headers.All, i => new StoredRange(0, good[i]));
    }

    private Finding Judge(ArmView view, ImmutableArray<WrittenHeader> headers, Func<int, StoredRange?> allowed) =>
        WrittenProblems.Judge(view, headers, allowed, Expected(view));

    private Finding Satisfied(ArmView view, WrittenHeaders headers) =>
        Finding.Satisfied(Expected(view), headers.Absent ? "no Written header" : headers.Said(), view.Exchange!.Index);

    private static Finding NotDue(ArmView view) =>
        Finding.Inconclusive(
            $"answered {Answers.Said(view.Exchange!)}: the counts of an accepted request are not due",
            view.Exchange!.Index
        );

    private static ImmutableArray<WrittenHeader> Present(WrittenHeaders headers) => [.. headers.All.Where(h => h.Values.Length > 0)];

    private Finding Judge(ArmView view, WrittenHeaders headers, Func<int, StoredRange?> allowed) => Judge(view, headers.All, allowed);

    private string Expected(ArmView view) =>
        As switch
        {
            null => "Written headers: "
                + string.Join(
                    ", ",
                    new[] { Wanted("samples", Samples), Wanted("histograms", Histograms), Wanted("exemplars", Exemplars) }.Where(s =>
                        s.Length > 0
                    )
                ),
            WrittenAs.Sent => $"Written headers: {SentCounts.WithoutLet(view)}",
            WrittenAs.SentClaimed => $"Written headers that claim {SentCounts.WithoutLet(view)}",
            WrittenAs.SentIfAccepted => $"a 2xx only with Written headers: {SentCounts.WithoutLet(view)}",
            WrittenAs.AbsentOrSent => $"no Written header, or: {SentCounts.WithoutLet(view)}",
            WrittenAs.Zero => "Written headers: all three 0",
            WrittenAs.ZeroOrAbsent => "Written headers 0 or absent",
            WrittenAs.Valid => "three Written headers, one 64-bit integer each",
            WrittenAs.AsStored => "Written headers that say what is stored",
            WrittenAs.Possible => "Written headers that can be true",
            _ => "no Written header, or ones that can be true",
        };

    private static string Wanted(string category, long? count) =>
        count is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{category} {count}");

    private static WrittenAs? Checked(WrittenAs? value, long? number, SelectorTemplate? series)
    {
        if (value is null == number is null)
            throw new ArgumentException("give a word such as sent, or numbers of samples, histograms and exemplars");
        if (value == WrittenAs.AsStored == series is null)
            throw new ArgumentException("as-stored needs of-series, and nothing else takes it");
        return value;
    }
}

using Compliance.Judging.Receiver.Reading;
using Compliance.Judging.Receiver.Selecting;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Receiver.Matchers;

/// <summary>A request that was refused for good changed nothing of what was stored before, and claims to have written nothing.</summary>
/// <remarks>
/// Remote-Write 2.0, "Required Written Response Headers": a value that replaced another was written, whatever the headers say, and one that
/// left everything as it was, was not. Other answers are not judged. For requests that hold nothing beside what is refused.
/// </remarks>
/// <param name="Selector">The series.</param>
[Matcher(
    "unchanged-if-refused",
    Summary = "answered 4xx, nothing is counted as written, and reading back finds what earlier requests had written and no more"
)]
public sealed record UnchangedIfRefused(SelectorTemplate Selector) : IReceiverMatcher
{
    private const string Expected = "a refused request changes nothing";

    /// <inheritdoc/>
    public IEnumerable<ReadQuery> Reads(ReceiverCase @case, Arm arm) => [new ReadQuery(ReadKind.Samples, Selector.For(@case, arm).Text)];

    /// <inheritdoc/>
    public Finding Judge(ArmView view)
    {
        if (Answers.NothingToSee(view) is { } nothing)
            return nothing;
        var exchange = view.Exchange!;
        if (exchange.Status is not (>= 400 and < 500 and not 429))
            return Finding.NotApplicable($"answered {Answers.Said(exchange)}: it was not refused for good") with
            {
                Exchanges = [exchange.Index],
            };
        var selector = Selector.For(view.Transcript.Case, view.Arm.Arm);
        var (read, failed) = ReadBack.Ask(view, new ReadQuery(ReadKind.Samples, selector.Text));
        if (read is null)
            return failed!;
        var sent = SentData.Of(view, selector);
        if (!sent.Any)
            return Finding.Inconclusive("the selector selects nothing that this arm sent", Answers.Indices(view)).With(read);
        var startZeros = sent.Due.SelectMany(Data.StartZeros);
        var differences = Differences.Between(sent.DueFloats, startZeros, read.Series.SelectMany(Data.Floats));
        return Compare(view, differences).With(read);
    }

    private static Finding Compare(ArmView view, Differences differences)
    {
        var exchange = view.Exchange!;
        var claims = WrittenHeaders.Of(exchange);
        if (!differences.None)
            return Finding.Violated(Expected, $"{Answers.Said(exchange)}, but {differences.Said()}", Answers.Indices(view));
        return claims.All.Any(h => h.Value > 0)
            ? Finding.Violated(Expected, $"{Answers.Said(exchange)} and nothing changed, but it claims {claims.Said()}", exchange.Index)
            : Finding.Satisfied(Expected, $"{Answers.Said(exchange)}, and nothing changed", Answers.Indices(view));
    }
}

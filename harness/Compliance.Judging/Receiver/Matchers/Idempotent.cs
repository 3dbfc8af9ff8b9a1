using System.Globalization;
using Compliance.Judging.Receiver.Reading;
using Compliance.Judging.Receiver.Selecting;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Receiver.Matchers;

/// <summary>A receiver that asks for a partly written request again writes nothing twice when it comes.</summary>
/// <remarks>Remote-Write 2.0, "Retries on Partial Writes". A receiver that did not ask for it (5xx or 429) is not concerned.</remarks>
/// <param name="Selector">The series.</param>
/// <param name="OfStep">Name of the step that was answered first; the judged step sends the same again.</param>
[Matcher("idempotent", Summary = "when of-step: was answered 429 or 5xx, sending the same again stores nothing twice and nothing else")]
public sealed record Idempotent(SelectorTemplate Selector, string OfStep) : IReceiverMatcher
{
    /// <inheritdoc/>
    public IEnumerable<ReadQuery> Reads(ReceiverCase @case, Arm arm) => [new ReadQuery(ReadKind.Samples, Selector.For(@case, arm).Text)];

    /// <inheritdoc/>
    public Finding Judge(ArmView view)
    {
        const string Expected = "nothing is stored twice";
        if (Concern(view) is { } finding)
            return finding;
        var selector = Selector.For(view.Transcript.Case, view.Arm.Arm);
        var (read, failed) = ReadBack.Ask(view, new ReadQuery(ReadKind.Samples, selector.Text));
        if (read is null)
            return failed!;
        var found = read.Series.SelectMany(Data.Floats).ToList();
        if (found.Count == 0)
            return Finding.NotApplicable("nothing of the request was written, so nothing can be doubled").With(read);
        var sent = SentData.Of(view, selector);
        var refused = sent.Refused.SelectMany(Data.Floats);
        var differences = Differences.Between([], sent.Due.SelectMany(Data.Floats).Concat(refused).Concat(sent.AllowedFloats), found);
        return (
            differences.None
                ? Finding.Satisfied(
                    Expected,
                    string.Create(CultureInfo.InvariantCulture, $"{found.Count} samples, each once"),
                    Answers.Indices(view)
                )
                : Finding.Violated(Expected, differences.Said(), Answers.Indices(view))
        ).With(read);
    }

    private Finding? Concern(ArmView view)
    {
        var step = view.Arm.Arm.Steps.ToList().FindIndex(s => s.Name == OfStep);
        if (step < 0 || view.Arm.Exchanges.Length <= Math.Max(step, view.Step))
            return Finding.Inconclusive($"the requests {OfStep} and its repetition were not both sent", Answers.Indices(view));
        var first = view.Arm.Exchanges[step];
        if (first.Answer != AnswerKind.Answered)
            return Finding.Inconclusive($"{OfStep}: {Answers.Said(first)}", first.Index);
        return first.Status is 429 or >= 500
            ? null
            : Finding.NotApplicable($"answered {Answers.Said(first)}: this receiver does not ask for the request again") with
            {
                Exchanges = [first.Index],
            };
    }
}

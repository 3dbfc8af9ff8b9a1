using Compliance.Judging.Receiver.Reading;

namespace Compliance.Judging.Receiver.Matchers;

/// <summary>The receiver still does its work: this step, after the hostile one, is answered 2xx.</summary>
[Matcher("alive", Summary = "the step after the hostile one is still answered 2xx")]
public sealed record Alive : IReceiverMatcher
{
    /// <inheritdoc/>
    public Finding Judge(ArmView view)
    {
        const string Expected = "a good request afterwards is still answered 2xx";
        if (view.Transcript.TargetDied)
            return Finding.Violated(Expected, "the target died", Answers.Indices(view));
        if (Answers.WithoutStatus(view, Expected) is { } finding)
            return finding;
        var exchange = view.Exchange!;
        return exchange.Accepted
            ? Finding.Satisfied(Expected, Answers.Said(exchange), exchange.Index)
            : Finding.Violated(Expected, Answers.Said(exchange), exchange.Index);
    }
}

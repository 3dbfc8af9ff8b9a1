using Compliance.Judging.Receiver.Reading;

namespace Compliance.Judging.Receiver.Matchers;

/// <summary>There is a complete HTTP answer, whatever its status.</summary>
[Matcher("answered", Summary = "there is a complete HTTP answer: no closed connection, no time-out")]
public sealed record Answered : IReceiverMatcher
{
    /// <inheritdoc/>
    public Finding Judge(ArmView view)
    {
        const string Expected = "a complete HTTP answer";
        return Answers.WithoutStatus(view, Expected) ?? Finding.Satisfied(Expected, Answers.Said(view.Exchange!), view.Exchange!.Index);
    }
}

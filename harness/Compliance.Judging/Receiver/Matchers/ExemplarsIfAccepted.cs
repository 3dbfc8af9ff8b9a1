using Compliance.Judging.Receiver.Reading;
using Compliance.Judging.Receiver.Selecting;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Receiver.Matchers;

/// <summary>The exemplars of an accepted request are stored as they were sent; nothing is asked of a refusal, nor of a connection that was dropped.</summary>
/// <param name="Selector">The series.</param>
[Matcher("exemplars-if-accepted", Summary = "answered 2xx, reading back finds the exemplars that were sent; refusals are not judged")]
public sealed record ExemplarsIfAccepted(SelectorTemplate Selector) : IReceiverMatcher
{
    private readonly StoredExemplars stored = new(Selector, SentOnly.Sent);

    /// <inheritdoc/>
    public Finding Judge(ArmView view) =>
        view.Exchange is { Accepted: false } refused
            ? Finding.NotApplicable($"answered {Answers.Said(refused)}: nothing is claimed to be written")
            : stored.Judge(view);

    /// <inheritdoc/>
    public IEnumerable<ReadQuery> Reads(ReceiverCase @case, Arm arm) => stored.Reads(@case, arm);
}

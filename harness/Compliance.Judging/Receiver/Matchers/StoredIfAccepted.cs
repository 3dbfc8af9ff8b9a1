using System.Collections.Immutable;
using Compliance.Judging.Receiver.Reading;
using Compliance.Judging.Receiver.Selecting;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Receiver.Matchers;

/// <summary>An accepted request is stored; nothing is asked of a refusal, nor of a connection that was dropped.</summary>
/// <param name="Selector">The series.</param>
/// <param name="As">The float samples are those sent, bit for bit.</param>
/// <param name="Count">Number of float samples of an accepted request.</param>
/// <param name="Histograms">Number of histogram samples of an accepted request, or those sent.</param>
/// <param name="Values">Values of an accepted request in order of time; one series.</param>
[Matcher("stored-if-accepted", Summary = "answered 2xx, reading back finds so many samples; refusals are not judged")]
public sealed record StoredIfAccepted(
    SelectorTemplate Selector,
    SentOnly? As = null,
    int? Count = null,
    HistogramsWanted? Histograms = null,
    ImmutableArray<double> Values = default
) : IReceiverMatcher
{
    private readonly Stored stored = new(Selector, As, Count, Histograms, null, Values);

    /// <inheritdoc/>
    public Finding Judge(ArmView view) =>
        view.Exchange is { Accepted: false } refused
            ? Finding.NotApplicable($"answered {Answers.Said(refused)}: nothing is claimed to be written")
            : stored.Judge(view);

    /// <inheritdoc/>
    public IEnumerable<ReadQuery> Reads(ReceiverCase @case, Arm arm) => stored.Reads(@case, arm);
}

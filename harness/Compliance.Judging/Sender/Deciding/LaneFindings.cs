using Compliance.Model.Results;

namespace Compliance.Judging.Sender.Deciding;

/// <summary>
/// What a matcher says of a lane, summed up: a lane can hold thousands of requests, and one satisfied finding is like the other. The sum is the same in
/// whatever order the requests are looked at.
/// </summary>
internal sealed class LaneFindings
{
    /// <summary>Exchanges of satisfied findings that are kept as examples.</summary>
    public const int Examples = 10;

    // Sorted; requests mostly come in their order.
    private readonly List<(int Place, int Rank, int Exchange)> examples = [];
    private First violated;
    private First doubt;
    private First satisfied;
    private First unconcerned;

    /// <summary>The first violation; null: none.</summary>
    public Finding? Violated => violated.Finding;

    /// <summary>The first doubt; null: none.</summary>
    public Finding? Doubt => doubt.Finding;

    /// <summary>The first that is satisfied; null: none.</summary>
    public Finding? Satisfied => satisfied.Finding;

    /// <summary>The first that says that the target is not concerned; null: none.</summary>
    public Finding? Unconcerned => unconcerned.Finding;

    /// <summary>How many are satisfied.</summary>
    public int Times { get; private set; }

    /// <summary>The first exchanges that satisfied findings rest on, each once.</summary>
    public IEnumerable<int> Exchanges => examples.Select(e => e.Exchange).Distinct().Take(Examples);

    /// <summary>Takes a finding; null: it said nothing.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="place">Place of its request among those of the lane: any number that grows.</param>
    public void Add(Finding? finding, int place = 0)
    {
        switch (finding?.Outcome)
        {
            case Outcome.Violated:
                violated.Take(finding, place);
                break;
            case Outcome.Inconclusive:
                doubt.Take(finding, place);
                break;
            case Outcome.NotApplicable:
                unconcerned.Take(finding, place);
                break;
            case Outcome.Satisfied:
                satisfied.Take(finding, place);
                Times++;
                Keep(finding, place);
                break;
        }
    }

    /// <summary>The same, to which more can be added.</summary>
    public LaneFindings Copy()
    {
        var copy = new LaneFindings
        {
            violated = violated,
            doubt = doubt,
            satisfied = satisfied,
            unconcerned = unconcerned,
            Times = Times,
        };
        copy.examples.AddRange(examples);
        return copy;
    }

    private void Keep(Finding finding, int place)
    {
        for (var i = 0; i < finding.Exchanges.Length; i++)
        {
            var example = (place, i, finding.Exchanges[i]);
            if (examples.Count == Examples && example.CompareTo(examples[^1]) > 0)
                return;
            var at = examples.BinarySearch(example);
            if (at >= 0)
                continue;
            examples.Insert(~at, example);
            if (examples.Count > Examples)
                examples.RemoveAt(Examples);
        }
    }

    private struct First
    {
        private int place;

        public Finding? Finding { get; private set; }

        public void Take(Finding finding, int at)
        {
            if (Finding is null || at < place)
                (Finding, place) = (finding, at);
        }
    }
}

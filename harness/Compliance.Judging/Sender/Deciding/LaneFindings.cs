using Compliance.Model.Results;

namespace Compliance.Judging.Sender.Deciding;

/// <summary>What a matcher says of a lane, summed up: a lane can hold thousands of requests, and one satisfied finding is like the other.</summary>
internal sealed class LaneFindings
{
    /// <summary>Exchanges of satisfied findings that are kept as examples.</summary>
    public const int Examples = 10;

    private readonly List<int> exchanges = [];

    /// <summary>The first violation; null: none.</summary>
    public Finding? Violated { get; private set; }

    /// <summary>The first doubt; null: none.</summary>
    public Finding? Doubt { get; private set; }

    /// <summary>The first that is satisfied; null: none.</summary>
    public Finding? Satisfied { get; private set; }

    /// <summary>The first that says that the target is not concerned; null: none.</summary>
    public Finding? Unconcerned { get; private set; }

    /// <summary>How many are satisfied.</summary>
    public int Times { get; private set; }

    /// <summary>The first exchanges that satisfied findings rest on, each once.</summary>
    public IReadOnlyList<int> Exchanges => exchanges;

    /// <summary>Takes the next finding, in the order of requests; null: it said nothing.</summary>
    public void Add(Finding? finding)
    {
        switch (finding?.Outcome)
        {
            case Outcome.Violated:
                Violated ??= finding;
                break;
            case Outcome.Inconclusive:
                Doubt ??= finding;
                break;
            case Outcome.NotApplicable:
                Unconcerned ??= finding;
                break;
            case Outcome.Satisfied:
                Satisfied ??= finding;
                Times++;
                Keep(finding);
                break;
        }
    }

    private void Keep(Finding finding)
    {
        foreach (var exchange in finding.Exchanges)
        {
            if (exchanges.Count < Examples && !exchanges.Contains(exchange))
                exchanges.Add(exchange);
        }
    }
}

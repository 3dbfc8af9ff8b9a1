using System.Collections.Immutable;
using Compliance.Model.Results;

namespace Compliance.Reporting.Tallies;

/// <summary>Checks that say nothing about the target, for one reason.</summary>
/// <param name="Outcome">Not applicable, inconclusive or error.</param>
/// <param name="Reason">Why.</param>
/// <param name="Checks">The checks, in plan order.</param>
public sealed record NotRun(Outcome Outcome, string Reason, ImmutableArray<CheckResult> Checks)
{
    /// <summary>The outcome for people.</summary>
    public string Word =>
        Outcome switch
        {
            Outcome.NotApplicable => "not applicable",
            Outcome.Inconclusive => "inconclusive",
            _ => "error",
        };
}

namespace Compliance.Reporting.Tallies;

/// <summary>Numbers of checks of one group of levels. They are never folded into one percentage.</summary>
/// <param name="Group">The group.</param>
/// <param name="Kept">Satisfied; for observations: seen.</param>
/// <param name="Violated">Violated and not listed in <c>known.yaml</c>; for observations: not seen.</param>
/// <param name="Known">Violated and listed.</param>
/// <param name="Inconclusive">Not established.</param>
/// <param name="Errors">Not judged.</param>
/// <param name="NotApplicable">Not of this target's business.</param>
public sealed record LevelTally(LevelGroup Group, int Kept, int Violated, int Known, int Inconclusive, int Errors, int NotApplicable)
{
    /// <summary>The checks that apply to the target: the second number of <c>58 of 61</c>.</summary>
    public int Applicable => Kept + Violated + Known + Inconclusive + Errors;

    /// <summary>The group's name on pages.</summary>
    public string Name =>
        Group switch
        {
            LevelGroup.Must => "MUST",
            LevelGroup.Should => "SHOULD",
            LevelGroup.Robust => "ROBUST",
            _ => "observed",
        };

    /// <summary>Such as <c>MUST 58 of 61</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name} {Kept} of {Applicable}");
}

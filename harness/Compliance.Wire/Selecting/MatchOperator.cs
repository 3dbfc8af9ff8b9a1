namespace Compliance.Wire.Selecting;

/// <summary>How a condition of a selector compares a label's value.</summary>
public enum MatchOperator
{
    /// <summary><c>=</c></summary>
    Equal,

    /// <summary><c>!=</c></summary>
    NotEqual,

    /// <summary><c>=~</c>: the whole value matches the regular expression.</summary>
    Matches,

    /// <summary><c>!~</c>: the whole value does not match.</summary>
    MatchesNot,
}

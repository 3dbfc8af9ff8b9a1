namespace Compliance.Judging.Receiver.Matchers;

/// <summary>What an answer body must be.</summary>
public enum BodyKind
{
    /// <summary>No bytes at all.</summary>
    Empty,

    /// <summary>Text that a person can read.</summary>
    Text,

    /// <summary>Text that says how much was refused or why.</summary>
    NamesRejected,
}

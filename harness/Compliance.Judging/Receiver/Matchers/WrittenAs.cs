namespace Compliance.Judging.Receiver.Matchers;

/// <summary>What the three Written headers must say, where a case does not give numbers.</summary>
public enum WrittenAs
{
    /// <summary>What the request holds; of a refused request, what it holds without the series of a <c>let</c>.</summary>
    Sent,

    /// <summary>No less than what the request holds; missing, malformed or higher numbers decide nothing.</summary>
    SentClaimed,

    /// <summary>No less than what the request holds, when it was accepted; nothing is asked of a refusal.</summary>
    SentIfAccepted,

    /// <summary>0, all three.</summary>
    Zero,

    /// <summary>0, or nothing.</summary>
    ZeroOrAbsent,

    /// <summary>One 64-bit integer each, whatever it is.</summary>
    Valid,

    /// <summary>What reading back counts.</summary>
    AsStored,

    /// <summary>None of them, or what the request holds.</summary>
    AbsentOrSent,

    /// <summary>Counts that can be true: all of an accepted request, at most the good part of another.</summary>
    Possible,

    /// <summary>None of them, or counts that can be true.</summary>
    PossibleOrAbsent,
}

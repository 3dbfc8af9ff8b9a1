namespace Compliance.Model.Evidence;

/// <summary>How a request ended. All of them are answers of the target and are judged.</summary>
public enum AnswerKind
{
    /// <summary>An HTTP answer with a status.</summary>
    Answered,

    /// <summary>The connection was closed without a complete answer.</summary>
    Closed,

    /// <summary>The connection was reset.</summary>
    Reset,

    /// <summary>No complete answer within the time.</summary>
    TimedOut,

    /// <summary>What came back is not HTTP.</summary>
    Garbage,

    /// <summary>No connection could be made.</summary>
    Refused,
}

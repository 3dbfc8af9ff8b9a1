namespace Compliance.Judging.Sender.Events;

/// <summary>Answers after which a sender may fall back.</summary>
public enum FallbackCause
{
    /// <summary>415.</summary>
    UnsupportedMediaType,

    /// <summary>400, as 1.x receivers answer.</summary>
    BadRequest,

    /// <summary>2xx without any Written header.</summary>
    NoWritten,
}

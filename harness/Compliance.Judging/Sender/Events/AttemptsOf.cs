namespace Compliance.Judging.Sender.Events;

/// <summary>The refused data whose attempts are counted.</summary>
public enum AttemptsOf
{
    /// <summary>Any refused request's; the most attempts count.</summary>
    AnyRefused,

    /// <summary>The first refused request's.</summary>
    FirstData,
}

namespace Compliance.Judging.Sender.Events;

/// <summary>How a redirect is followed.</summary>
public enum RedirectedAs
{
    /// <summary>With samples or histograms.</summary>
    WithData,

    /// <summary>Without any, such as a GET.</summary>
    WithoutData,
}

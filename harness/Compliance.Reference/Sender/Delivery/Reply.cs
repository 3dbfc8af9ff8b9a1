namespace Compliance.Reference.Sender.Delivery;

/// <summary>What came back for an attempt.</summary>
/// <param name="Status">HTTP status; 0 when there was no answer.</param>
/// <param name="HasWritten">Whether any Written header was there.</param>
/// <param name="Written">Sum of the Written headers that are numbers; null without any.</param>
/// <param name="Version">Version of the protocol in its headers; empty without one.</param>
/// <param name="RetryAfter">Pause that the receiver asks for; null when it asks for none.</param>
/// <param name="Text">Body, or what went wrong; only ever logged.</param>
internal sealed record Reply(int Status, bool HasWritten, long? Written, string Version, TimeSpan? RetryAfter, string Text)
{
    /// <summary>Whether it was answered 2xx.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;
}

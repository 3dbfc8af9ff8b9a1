namespace Compliance.Reference.Sender;

/// <summary>Senders that do nothing useful. A suite that gives one of them a pass measures nothing there.</summary>
public enum SenderNull
{
    /// <summary>Scrapes and sends nothing.</summary>
    Silent,

    /// <summary>Neither scrapes nor sends.</summary>
    Dead,

    /// <summary>Sends the headers of 2.0 with random bytes as the body.</summary>
    Garbage,

    /// <summary>Sends empty requests of 2.0 with correct headers.</summary>
    Empty,

    /// <summary>A 1.0 sender, whatever it is configured to send: values only, no fallback to anything.</summary>
    V1Only,
}

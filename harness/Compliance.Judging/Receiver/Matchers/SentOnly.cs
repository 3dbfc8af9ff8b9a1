namespace Compliance.Judging.Receiver.Matchers;

/// <summary>The only thing that what is stored can be compared with in one word.</summary>
public enum SentOnly
{
    /// <summary>What the accepted requests of the arm held.</summary>
    Sent,
}

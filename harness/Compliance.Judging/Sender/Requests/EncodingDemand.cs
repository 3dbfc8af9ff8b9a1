namespace Compliance.Judging.Sender.Requests;

/// <summary>What <see cref="EncodingHeader"/> looks at.</summary>
public enum EncodingDemand
{
    /// <summary>The form of the header.</summary>
    Syntax,

    /// <summary>The only coding allowed.</summary>
    Snappy,
}

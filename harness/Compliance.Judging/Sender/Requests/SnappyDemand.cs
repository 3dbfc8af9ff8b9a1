namespace Compliance.Judging.Sender.Requests;

/// <summary>What <see cref="SnappyBody"/> looks at.</summary>
public enum SnappyDemand
{
    /// <summary>The body is compressed with Snappy, block or framed.</summary>
    Compressed,

    /// <summary>It is a Snappy block.</summary>
    Block,

    /// <summary>It is not the framed format.</summary>
    NotFramed,
}

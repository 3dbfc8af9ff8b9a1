namespace Compliance.Judging.Sender.Lanes;

/// <summary>What <see cref="PageMetadata"/> asks of a sub-field.</summary>
public enum MetadataDemand
{
    /// <summary>It is there.</summary>
    Provided,

    /// <summary>Where it is there, it is the page's.</summary>
    Right,
}

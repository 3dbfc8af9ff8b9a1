namespace Compliance.Judging.Sender.Lanes;

/// <summary>Sub-fields of metadata.</summary>
public enum MetadataField
{
    /// <summary>Metric type.</summary>
    Type,

    /// <summary>Help text.</summary>
    Help,

    /// <summary>Unit.</summary>
    Unit,
}

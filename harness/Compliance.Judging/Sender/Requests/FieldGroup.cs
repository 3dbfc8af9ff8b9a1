namespace Compliance.Judging.Sender.Requests;

/// <summary>The fields that <see cref="FieldTypes"/> looks at.</summary>
public enum FieldGroup
{
    /// <summary>All fields.</summary>
    All,

    /// <summary>Values and sums.</summary>
    Values,

    /// <summary>Timestamps.</summary>
    Timestamps,
}

namespace Compliance.Judging.Sender.Requests;

/// <summary>Parts of an exemplar.</summary>
public enum ExemplarPart
{
    /// <summary>Its value.</summary>
    Value,

    /// <summary>Its timestamp.</summary>
    Timestamp,

    /// <summary>Its labels.</summary>
    Labels,

    /// <summary>The series it is attached to.</summary>
    Series,
}

namespace Compliance.Cases.Reading;

/// <summary>What a target may be called.</summary>
public static class TargetNames
{
    /// <summary>Small letters, digits and single hyphens.</summary>
    public static bool IsName(string text) => Scalars.IsName(text);
}

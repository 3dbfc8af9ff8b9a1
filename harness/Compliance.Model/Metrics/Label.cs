namespace Compliance.Model.Metrics;

/// <summary>A label of a series or of an exemplar. Nothing is checked: invalid labels are sent on purpose.</summary>
/// <param name="Name">Label name.</param>
/// <param name="Value">Label value.</param>
public readonly record struct Label(string Name, string Value)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name}=\"{Value}\"";
}

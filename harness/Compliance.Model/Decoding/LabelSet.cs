using System.Collections.Immutable;
using Compliance.Model.Metrics;

namespace Compliance.Model.Decoding;

/// <summary>Labels in message order with their comparable text. Senders repeat their series, so one object serves many requests.</summary>
/// <param name="labels">The labels.</param>
public sealed class LabelSet(ImmutableArray<Label> labels)
{
    private string? key;
    private string? name;
    private int keyHash;

    /// <summary>No labels.</summary>
    public static LabelSet Empty { get; } = new([]);

    /// <summary>The labels in message order.</summary>
    public ImmutableArray<Label> Labels => labels;

    /// <summary>Metric name, or empty; the first of several.</summary>
    public string Name => name ??= FirstName();

    /// <summary>The set as one comparable text, in sorted order of names whatever the message order was.</summary>
    public string Key => key ??= SeriesKey.Of(labels);

    /// <summary>Equal for sets with equal keys; worked out once.</summary>
    public int KeyHash => keyHash != 0 ? keyHash : keyHash = Key.GetHashCode(StringComparison.Ordinal);

    private string FirstName()
    {
        foreach (var label in labels)
        {
            if (label.Name == "__name__")
                return label.Value;
        }

        return "";
    }
}

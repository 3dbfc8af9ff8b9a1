using System.Collections.Immutable;
using Compliance.Model.Metrics;

namespace Compliance.Model.Decoding;

/// <summary>Labels in message order with their comparable text. Senders repeat their series, so one object serves many requests.</summary>
/// <param name="labels">The labels.</param>
public sealed class LabelSet(ImmutableArray<Label> labels)
{
    private string? key;
    private int keyHash;

    /// <summary>No labels.</summary>
    public static LabelSet Empty { get; } = new([]);

    /// <summary>The labels in message order.</summary>
    public ImmutableArray<Label> Labels => labels;

    /// <summary>The set as one comparable text, in sorted order of names whatever the message order was.</summary>
    public string Key => key ??= SeriesKey.Of(labels);

    /// <summary>Equal for sets with equal keys; worked out once.</summary>
    public int KeyHash => keyHash != 0 ? keyHash : keyHash = Key.GetHashCode(StringComparison.Ordinal);
}

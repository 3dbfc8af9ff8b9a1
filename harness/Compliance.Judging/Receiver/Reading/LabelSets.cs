using System.Collections.Immutable;
using Compliance.Model.Decoding;
using Compliance.Model.Metrics;

namespace Compliance.Judging.Receiver.Reading;

/// <summary>Label sets as the data model sees them: a label with an empty value is no label.</summary>
internal static class LabelSets
{
    /// <summary>The labels without the empty ones.</summary>
    public static ImmutableArray<Label> Effective(ImmutableArray<Label> labels) => labels.RemoveAll(l => l.Value.Length == 0);

    /// <summary>Comparable text.</summary>
    public static string Key(ImmutableArray<Label> labels) => SeriesKey.Of(Effective(labels));

    /// <summary>Text for people.</summary>
    public static string Shown(ImmutableArray<Label> labels) => SeriesKey.Shown(Effective(labels));
}

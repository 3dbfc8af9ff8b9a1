using System.Collections.Immutable;
using Compliance.Model.Metrics;

namespace Compliance.Reference.Receiver.Rules;

/// <summary>The rules of label sets (Remote-Write 2.0, "Series Labels").</summary>
public static class LabelRules
{
    /// <summary>Why the labels of a series are not valid; null when they are. Labels out of order are valid unless the choices say otherwise.</summary>
    public static Refusal? Broken(ImmutableArray<Label> labels, ReceiverChoices choices)
    {
        if (labels.IsEmpty)
            return new(RefusalKind.NoLabels, "the series has no labels");
        if (labels.Any(l => l.Name.Length == 0))
            return new(RefusalKind.EmptyName, "a label has an empty name");
        if (NamesRepeat(labels))
            return new(RefusalKind.RepeatedName, "a label name occurs twice");
        if (labels.Any(l => l.Value.Length == 0))
            return new(RefusalKind.EmptyValue, "a label has an empty value");
        return Chosen(labels, choices);
    }

    /// <summary>Why the labels of an exemplar are not valid; null when they are. It may have none.</summary>
    public static Refusal? BrokenOfExemplar(ImmutableArray<Label> labels)
    {
        if (labels.Any(l => l.Name.Length == 0))
            return new(RefusalKind.ExemplarLabels, "a label of an exemplar has an empty name");
        return NamesRepeat(labels) ? new(RefusalKind.ExemplarLabels, "a label name of an exemplar occurs twice") : null;
    }

    private static Refusal? Chosen(ImmutableArray<Label> labels, ReceiverChoices choices)
    {
        if (choices.RequiresSortedLabels && !Sorted(labels))
            return new(RefusalKind.Unsorted, "the labels are not sorted by name");
        if (choices.RequiresName && labels.All(l => l.Name != "__name__"))
            return new(RefusalKind.NoMetricName, "the series has no metric name");
        return choices.MaxLabels > 0 && labels.Length > choices.MaxLabels
            ? new(RefusalKind.TooManyLabels, $"the series has more than {choices.MaxLabels} labels")
            : null;
    }

    private static bool NamesRepeat(ImmutableArray<Label> labels) =>
        labels.Select(l => l.Name).Distinct(StringComparer.Ordinal).Count() < labels.Length;

    private static bool Sorted(ImmutableArray<Label> labels) =>
        labels.Zip(labels.Skip(1)).All(pair => string.CompareOrdinal(pair.First.Name, pair.Second.Name) < 0);
}

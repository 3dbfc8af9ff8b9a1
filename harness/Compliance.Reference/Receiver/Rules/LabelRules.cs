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
    public static Refusal? BrokenOfExemplar(ImmutableArray<Label> labels, ReceiverChoices choices)
    {
        if (choices.LongestExemplarLabels > 0 && Characters(labels) > choices.LongestExemplarLabels)
            return new(RefusalKind.ExemplarLabels, $"the labels of an exemplar have more than {choices.LongestExemplarLabels} characters");
        if (labels.Any(l => l.Name.Length == 0))
            return new(RefusalKind.ExemplarLabels, "a label of an exemplar has an empty name");
        return NamesRepeat(labels) ? new(RefusalKind.ExemplarLabels, "a label name of an exemplar occurs twice") : null;
    }

    /// <summary>Whether a label name is reserved for system usage.</summary>
    public static bool IsReserved(string name) => name.StartsWith("__", StringComparison.Ordinal) && name != "__name__";

    /// <summary>Characters of all names and values.</summary>
    public static int Characters(ImmutableArray<Label> labels) => labels.Sum(l => l.Name.Length + l.Value.Length);

    private static Refusal? Chosen(ImmutableArray<Label> labels, ReceiverChoices choices)
    {
        if (choices.LongestLabelName > 0 && labels.Any(l => l.Name.Length > choices.LongestLabelName))
            return new(RefusalKind.LongName, $"a label name has more than {choices.LongestLabelName} characters");
        if (choices.RefusesReservedLabels && labels.Any(l => IsReserved(l.Name)))
            return new(RefusalKind.ReservedName, "a label name is reserved");
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

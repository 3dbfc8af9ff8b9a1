using System.Collections.Immutable;
using Compliance.Model.Metrics;

namespace Compliance.Wire.Selecting;

/// <summary>A series selector of PromQL, applied to labels: <c>name{label="value",other=~"a|b"}</c>.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="Conditions">All must hold; at least one.</param>
public sealed record Selector(string Text, ImmutableArray<LabelCondition> Conditions)
{
    /// <summary>Reads a selector: a metric name, conditions in braces, or both. No offsets, ranges or functions.</summary>
    /// <exception cref="FormatException">It is none; says where it goes wrong.</exception>
    public static Selector Parse(string text) => new SelectorParser(text).Parse();

    /// <summary>Whether a series with these labels is selected.</summary>
    public bool Selects(ImmutableArray<Label> labels)
    {
        foreach (var condition in Conditions)
        {
            if (!condition.Holds(Value(labels, condition.Name)))
                return false;
        }
        return true;
    }

    private static string Value(ImmutableArray<Label> labels, string name)
    {
        foreach (var label in labels)
        {
            if (label.Name == name)
                return label.Value;
        }
        return "";
    }
}

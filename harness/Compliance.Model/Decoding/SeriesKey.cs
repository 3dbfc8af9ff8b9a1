using System.Collections.Immutable;
using Compliance.Model.Metrics;

namespace Compliance.Model.Decoding;

/// <summary>The identity of a series as text: equal for equal label sets.</summary>
public static class SeriesKey
{
    /// <summary>Labels sorted by name (ordinal), each followed by separators that cannot occur in text by accident.</summary>
    public static string Of(ImmutableArray<Label> labels)
    {
        var sorted = IsSorted(labels) ? labels : labels.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        var length = 0;
        foreach (var label in sorted)
            length += label.Name.Length + label.Value.Length + 2;
        return string.Create(length, sorted, Write);
    }

    private static void Write(Span<char> text, ImmutableArray<Label> labels)
    {
        foreach (var label in labels)
        {
            label.Name.CopyTo(text);
            text[label.Name.Length] = '\u0001';
            text = text[(label.Name.Length + 1)..];
            label.Value.CopyTo(text);
            text[label.Value.Length] = '\u0002';
            text = text[(label.Value.Length + 1)..];
        }
    }

    private static bool IsSorted(ImmutableArray<Label> labels)
    {
        for (var i = 1; i < labels.Length; i++)
        {
            if (string.CompareOrdinal(labels[i - 1].Name, labels[i].Name) > 0)
                return false;
        }

        return true;
    }

    /// <summary>The same for people: <c>name{a="b"}</c>.</summary>
    public static string Shown(ImmutableArray<Label> labels)
    {
        var name = labels.FirstOrDefault(l => l.Name == "__name__").Value ?? "";
        var rest = string.Join(", ", labels.Where(l => l.Name != "__name__").Select(l => l.ToString()));
        return $"{name}{{{rest}}}";
    }
}

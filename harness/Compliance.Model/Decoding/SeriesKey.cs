using System.Collections.Immutable;
using System.Text;
using Compliance.Model.Metrics;

namespace Compliance.Model.Decoding;

/// <summary>The identity of a series as text: equal for equal label sets.</summary>
public static class SeriesKey
{
    /// <summary>Labels sorted by name (ordinal), each followed by separators that cannot occur in text by accident.</summary>
    public static string Of(ImmutableArray<Label> labels)
    {
        var sorted = labels.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        var text = new StringBuilder(sorted.Length * 24);
        foreach (var label in sorted)
            text.Append(label.Name).Append('\u0001').Append(label.Value).Append('\u0002');
        return text.ToString();
    }

    /// <summary>The same for people: <c>name{a="b"}</c>.</summary>
    public static string Shown(ImmutableArray<Label> labels)
    {
        var name = labels.FirstOrDefault(l => l.Name == "__name__").Value ?? "";
        var rest = string.Join(", ", labels.Where(l => l.Name != "__name__").Select(l => l.ToString()));
        return $"{name}{{{rest}}}";
    }
}

using System.Collections.Immutable;
using System.Globalization;
using Compliance.Cases.Reading;
using Compliance.Model.Metrics;
using Compliance.Model.Nodes;

namespace Compliance.Cases.Receiver;

/// <summary>Applies <c>repeat</c>: many samples in the first series, then many series like it.</summary>
internal static class Repetition
{
    /// <summary>Most samples or series that one request may grow to.</summary>
    public const int Most = 200_000;

    /// <summary>Most characters of labels, all copies together.</summary>
    public const int MostText = 32 << 20;

    public static ImmutableArray<Series> Apply(ImmutableArray<Series> series, Node node)
    {
        var map = CaseShapes.Repeat.Open(node);
        if (series is not [{ Let: null } first, .. var rest])
            throw node.Error("repeat needs a first series that is written out");
        var samples = map["samples"]?.Count("samples", 1, Most);
        var copies = map["series"]?.Count("series", 1, Most);
        if (samples is null && copies is null)
            throw node.Error("repeat needs series or samples");
        if ((long)(samples ?? 1) * (copies ?? 1) > Most)
            throw node.Error($"repeat may make at most {Most} samples");
        if (first.Labels.Sum(l => l.Name.Length + l.Value.Length) * (long)(copies ?? 1) > MostText)
            throw node.Error($"repeat may make at most {MostText} characters of labels");
        if (map.Has("step") && samples is null)
            throw map.KeyError("step", "'step' belongs to samples");
        if (samples is { } count)
            first = Samples(first, count, map);
        return copies is { } n ? [.. Enumerable.Range(0, n).Select(i => Numbered(first, i)), .. rest] : [first, .. rest];
    }

    private static Series Samples(Series series, int count, Mapping map)
    {
        if (series.Samples is not [var sample, .. var rest])
            throw map.KeyError("samples", "the first series has no sample to repeat");
        var stepMs = (long)map.Required("step").Duration("step").TotalMilliseconds;
        var repeated = Enumerable.Range(0, count).Select(i => sample with { TimestampMs = unchecked(sample.TimestampMs + i * stepMs) });
        return series with { Samples = [.. repeated, .. rest] };
    }

    private static Series Numbered(Series series, int index) =>
        series with
        {
            Labels = Labels.Insert(series.Labels, new Label("n", index.ToString(CultureInfo.InvariantCulture))),
        };
}

using System.Collections.Immutable;
using System.Globalization;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Reference.Sender.Delivery;

namespace Compliance.Reference.Sender.Mutants;

/// <summary>Faults in the message: symbol table, references, labels, and what a series holds.</summary>
internal static class MessageFaults
{
    private const string FarReference = "100000";
    private const string Exported = "exported_";
    private const int ManyRequests = 3;
    private const int LargeRequest = 100;
    private const int LongValue = 64;

    /// <summary>The request with the message that the mutant sends.</summary>
    public static RequestScript Distort(string fault, RequestScript right, Attempt attempt)
    {
        if (right.Series.IsEmpty)
            return right;
        var labelled = right with { Series = Labels(fault, right.Series, attempt) };
        var filled = labelled with { Series = Contents(fault, labelled.Series) };
        return right.Message == MessageKind.V2 ? Bytes(fault, Symbols(fault, filled)) : filled;
    }

    private static RequestScript Symbols(string fault, RequestScript right) =>
        fault switch
        {
            "first-symbol-not-empty" => right with { Symbols = new SymbolEdits { First = "first" } },
            "empty-symbol-missing" => right with { Symbols = new SymbolEdits { WithoutEmpty = true } },
            "symbols-repeated" => right with { Symbols = new SymbolEdits { Duplicate = true } },
            "symbols-missing" => right with { Symbols = new SymbolEdits { Empty = true } },
            _ => right,
        };

    private static RequestScript Bytes(string fault, RequestScript right)
    {
        var last = right.Series.Length - 1;
        var references = right.Series[last].Labels.Length * 2;
        var path = FormattableString.Invariant($"timeseries[{last}].labels_refs");
        return fault switch
        {
            "reference-outside" => Edited(right, WireEditKind.Set, $"{path}[1]", FarReference),
            "reference-one-too-far" => Edited(
                right,
                WireEditKind.Set,
                $"{path}[{Shown(references - 1)}]",
                Shown(SymbolCount(right.Series))
            ),
            "references-odd" => Edited(right, WireEditKind.Remove, $"{path}[{Shown(references - 1)}]", ""),
            "references-missing" => Edited(right, WireEditKind.Remove, path, ""),
            "labels-not-utf8" => Edited(right, WireEditKind.Append, "", "2204fffe4142"),
            "metadata-reference-outside" when right.Series[last].Metadata is { Help.Length: > 0 } => Edited(
                right,
                WireEditKind.Set,
                FormattableString.Invariant($"timeseries[{last}].metadata.help_ref"),
                FarReference
            ),
            _ => right,
        };
    }

    private static ImmutableArray<Series> Labels(string fault, ImmutableArray<Series> series, Attempt attempt) =>
        fault switch
        {
            "labels-unsorted" => Each(series, labels => [.. labels.Reverse()]),
            "labels-of-last-series-unsorted" => series.SetItem(series.Length - 1, Relabelled(series[^1], labels => [.. labels.Reverse()])),
            "labels-unsorted-in-large-requests" when series.Length > LargeRequest => Each(series, labels => [.. labels.Reverse()]),
            "labels-sorted-ignoring-case" => Each(series, labels => [.. labels.OrderBy(l => l.Name, StringComparer.OrdinalIgnoreCase)]),
            "labels-beyond-sixteen-dropped" => Each(series, labels => [.. labels.Take(16)]),
            "label-values-cut-at-255" => Each(series, labels => [.. labels.Select(l => l with { Value = Cut(l.Value, 255) })]),
            "long-label-values-cut" => Each(series, labels => [.. labels.Select(l => l with { Value = Cut(l.Value) })]),
            "label-values-trimmed" => Each(series, labels => [.. labels.Select(l => l with { Value = l.Value.Trim() })]),
            "name-label-last" => Each(series, labels => labels.RemoveAll(IsName).AddRange(labels.Where(IsName))),
            "label-repeated" => Each(series, labels => labels.Insert(labels.Length - 1, labels[^1])),
            "page-label-beside-own" => Each(series, labels => [.. labels.Select(AsOnPage).OrderBy(l => l.Name, StringComparer.Ordinal)]),
            "label-value-empty" => Each(series, labels => labels.Add(new Label("zz_empty", ""))),
            "label-name-empty" => Each(series, labels => labels.Insert(0, new Label("", "nameless"))),
            "metric-name-missing" => Each(series, labels => labels.RemoveAll(IsName)),
            "reserved-label-sent" => Each(series, labels => labels.Add(new Label("__scheme__", "http")).Sort(ByName)),
            "metric-name-dashed" => Each(
                series,
                labels => [.. labels.Select(l => IsName(l) ? l with { Value = l.Value.Replace('_', '-') } : l)]
            ),
            "label-name-dashed" => Each(series, labels => labels.Add(new Label("zz-dashed", "x"))),
            "label-lost" => Each(series, WithoutPageLabel),
            "label-lost-later" when attempt.Batch.Number > ManyRequests => Each(series, WithoutPageLabel),
            "non-ascii-labels-mangled" => Each(series, labels => [.. labels.Select(l => l with { Value = Mangled(l.Value) })]),
            _ => series,
        };

    private static ImmutableArray<Series> Contents(string fault, ImmutableArray<Series> series) =>
        fault switch
        {
            "empty-series-sent" or "labels-only-series-sent" => series.Add(
                series[0] with
                {
                    Samples = [],
                    Histograms = [],
                    Exemplars = [],
                }
            ),
            "exemplars-apart" => [.. series.SelectMany(Apart)],
            "kinds-mixed" => series.SetItem(0, series[0] with { Histograms = [Zero(series[0])], Samples = [One(series[0])] }),
            "samples-out-of-order" => Timed(series, s => [s, s with { TimestampMs = s.TimestampMs - 500 }]),
            _ => series,
        };

    private static IEnumerable<Series> Apart(Series series) =>
        series.Exemplars.IsEmpty ? [series] : [series with { Exemplars = [] }, series with { Samples = [], Histograms = [] }];

    private static ImmutableArray<Series> Timed(ImmutableArray<Series> series, Func<Sample, ImmutableArray<Sample>> change) =>
        [.. series.Select(s => s with { Samples = [.. s.Samples.SelectMany(x => change(x))] })];

    private static Sample One(Series series) =>
        series.Samples.IsEmpty ? new Sample(series.Histograms[0].TimestampMs - 1, 0) : series.Samples[0];

    private static Histogram Zero(Series series) =>
        new()
        {
            TimestampMs = series.Samples.IsEmpty ? series.Histograms[0].TimestampMs : series.Samples[0].TimestampMs,
            CountInt = 0,
            ZeroCountInt = 0,
        };

    private static ImmutableArray<Series> Each(ImmutableArray<Series> series, Func<ImmutableArray<Label>, ImmutableArray<Label>> change) =>
        [.. series.Select(s => Relabelled(s, change))];

    private static Series Relabelled(Series series, Func<ImmutableArray<Label>, ImmutableArray<Label>> change) =>
        series with
        {
            Labels = change(series.Labels),
        };

    /// <summary>Loses a label of the page; those of the target are the sender's own affair.</summary>
    private static Label AsOnPage(Label label) =>
        label.Name.StartsWith(Exported, StringComparison.Ordinal) ? label with { Name = label.Name[Exported.Length..] } : label;

    private static ImmutableArray<Label> WithoutPageLabel(ImmutableArray<Label> labels)
    {
        var lost = labels.FirstOrDefault(l => l.Name is not ("__name__" or "job" or "instance" or "le" or "quantile"));
        return lost.Name is null ? labels : labels.Remove(lost);
    }

    private static string Cut(string value, int most = LongValue) => value.Length > most ? value[..most] : value;

    private static string Mangled(string value) => string.Concat(value.EnumerateRunes().Select(r => r.IsAscii ? r.ToString() : "?"));

    private static bool IsName(Label label) => label.Name == "__name__";

    private static int ByName(Label a, Label b) => string.CompareOrdinal(a.Name, b.Name);

    /// <summary>Length of a correct table of these series: each string once, and the empty one.</summary>
    private static int SymbolCount(ImmutableArray<Series> series)
    {
        HashSet<string> symbols = new(StringComparer.Ordinal) { "" };
        foreach (var one in series)
        {
            symbols.UnionWith(one.Labels.Concat(one.Exemplars.SelectMany(e => e.Labels)).SelectMany(l => new[] { l.Name, l.Value }));
            symbols.UnionWith(one.Metadata is { } metadata ? [metadata.Help, metadata.Unit] : []);
        }

        return symbols.Count;
    }

    private static RequestScript Edited(RequestScript right, WireEditKind kind, string path, string value) =>
        right with
        {
            Wire = right.Wire.Add(new WireEdit(kind, path, value)),
        };

    private static string Shown(int number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.Collections.Immutable;
using System.Globalization;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;

namespace Compliance.Running.Fuzzing;

/// <summary>What can be wrong with a request. A receiver may refuse it or make sense of it; it must answer, and not with 5xx.</summary>
internal static class Faults
{
    private static readonly long[] Times = [0, 1, -1, long.MinValue, long.MaxValue, 1_000_000_000, 253_402_300_800_000];
    private static readonly int[] References = [99, 4096, int.MaxValue];

    /// <summary>All faults.</summary>
    public static ImmutableArray<Fault> All { get; } =
    [
        new("reference-outside", Reference),
        new("references-odd", Odd),
        new("exemplar-reference-outside", ExemplarReference),
        new("exemplar-references-odd", ExemplarOdd),
        new("help-reference-outside", (s, r) => Metadata(s, r, "help_ref")),
        new("unit-reference-outside", (s, r) => Metadata(s, r, "unit_ref")),
        new("first-symbol-not-empty", (s, r) => V2(s) ? s with { Symbols = new SymbolEdits { First = "x" } } : null),
        new("no-empty-symbol", (s, r) => V2(s) ? s with { Symbols = new SymbolEdits { WithoutEmpty = true } } : null),
        new("no-symbols", (s, r) => V2(s) ? s with { Symbols = new SymbolEdits { Empty = true } } : null),
        new("label-repeated", (s, r) => Labels(s, r, l => [.. l, l[^1]])),
        new("label-repeated-differently", (s, r) => Labels(s, r, l => [.. l, new Label(l[^1].Name, "other")])),
        new("label-name-empty", (s, r) => Labels(s, r, l => [new Label("", "x"), .. l])),
        new("label-value-empty", (s, r) => Labels(s, r, l => [.. l, new Label("zz", "")])),
        new("labels-unsorted", (s, r) => Labels(s, r, l => [.. l.Reverse()])),
        new("no-metric-name", (s, r) => Labels(s, r, l => [.. l.Where(x => x.Name != "__name__")])),
        new("no-labels", (s, r) => Labels(s, r, _ => []), Countable: false),
        new("no-data", (s, r) => Change(s, r, x => x with { Samples = [], Histograms = [], Exemplars = [] })),
        new("both-kinds", Both),
        new("timestamp-extreme", (s, r) => Samples(s, r, x => x with { TimestampMs = r.Of(Times) }), Countable: false),
        new("samples-reversed", (s, r) => Change(s, r, x => x.Samples.Length > 1 ? x with { Samples = [.. x.Samples.Reverse()] } : null)),
        new(
            "histograms-reversed",
            (s, r) => Change(s, r, x => x.Histograms.Length > 1 ? x with { Histograms = [.. x.Histograms.Reverse()] } : null)
        ),
        new("start-after-sample", (s, r) => V2(s) ? Samples(s, r, x => x with { StartTimestampMs = x.TimestampMs + 1 }) : null),
        new("exemplar-without-timestamp", (s, r) => Exemplars(s, e => e.SetItem(0, e[0] with { TimestampMs = 0 }))),
        new("exemplars-reversed", (s, r) => Exemplars(s, e => e.Length > 1 ? [.. e.Reverse()] : null)),
        new("exemplar-repeated", (s, r) => Exemplars(s, e => [.. e, e[^1]])),
        new(
            "histogram-negative-buckets-uncounted",
            (s, r) =>
                Histograms(
                    s,
                    r,
                    h =>
                        h.NegativeSpans.IsEmpty ? null
                        : h.IsFloat ? h with { CountFloat = h.CountFloat - h.NegativeCounts.Sum() - 1 }
                        : h with { CountInt = 0 }
                )
        ),
        new("metric-type-unknown", (s, r) => Change(s, r, x => x with { Metadata = new Metadata((MetricType)r.From(8, 1000), "h") })),
        new("histogram-count-too-small", (s, r) => Histograms(s, r, h => h.CountInt > 0 ? h with { CountInt = h.CountInt - 1 } : null)),
        new(
            "histogram-negative-bucket",
            (s, r) =>
                Histograms(
                    s,
                    r,
                    h =>
                        h.IsFloat
                            ? h with
                            {
                                PositiveCounts = [-1, .. h.PositiveCounts[1..]],
                            }
                            : h with
                            {
                                PositiveDeltas = [-1, .. h.PositiveDeltas[1..]],
                            }
                )
        ),
        new(
            "histogram-span-too-long",
            (s, r) => Histograms(s, r, h => h with { PositiveSpans = [.. h.PositiveSpans, new BucketSpan(1, 3)] })
        ),
        new("histogram-span-huge", (s, r) => Histograms(s, r, h => h with { PositiveSpans = [new BucketSpan(0, uint.MaxValue)] })),
        new("histogram-schema-unknown", (s, r) => Histograms(s, r, h => h with { Schema = r.Of([9, -5, 100, int.MinValue]) })),
        new("histogram-custom-without-bounds", (s, r) => Histograms(s, r, h => h with { Schema = Histogram.CustomBuckets })),
        new("histogram-without-count", (s, r) => Histograms(s, r, h => h with { CountInt = null, CountFloat = null })),
        new("not-compressed", (s, r) => s with { Compression = Compression.None }),
        new("framed", (s, r) => s with { Compression = Compression.Framed }),
        new("gzip", (s, r) => s with { Compression = Compression.Gzip }),
        new("block-truncated", (s, r) => s with { Compression = Compression.Truncated }),
        new("block-corrupt", (s, r) => s with { Compression = Compression.Corrupt }),
        new("bomb", (s, r) => s with { Compression = Compression.Bomb }),
        new("message-cut", (s, r) => s with { Wire = [new WireEdit(WireEditKind.Truncate, "", Text(-r.From(1, 9)))] }),
        new("message-bytes", ByteFaults.InMessage),
        new("body-bytes", ByteFaults.InBody),
    ];

    private static bool V2(RequestScript script) => script.Message == MessageKind.V2;

    private static RequestScript? Reference(RequestScript script, FuzzRandom random)
    {
        if (!V2(script))
            return null;
        var series = random.Below(script.Series.Length);
        var at = random.Below(script.Series[series].Labels.Length * 2);
        return Set(script, $"timeseries[{Text(series)}].labels_refs[{Text(at)}]", random.Of(References));
    }

    private static RequestScript? Odd(RequestScript script, FuzzRandom random)
    {
        if (!V2(script))
            return null;
        var series = random.Below(script.Series.Length);
        return Set(script, $"timeseries[{Text(series)}].labels_refs[{Text(script.Series[series].Labels.Length * 2)}]", 1);
    }

    private static RequestScript? ExemplarReference(RequestScript script, FuzzRandom random) =>
        WithExemplar(script) is { } series
            ? Set(script, $"timeseries[{Text(series)}].exemplars[0].labels_refs[{Text(random.Below(2))}]", random.Of(References))
            : null;

    private static RequestScript? ExemplarOdd(RequestScript script, FuzzRandom random) =>
        WithExemplar(script) is { } series
            ? Set(
                script,
                $"timeseries[{Text(series)}].exemplars[0].labels_refs[{Text(script.Series[series].Exemplars[0].Labels.Length * 2)}]",
                1
            )
            : null;

    private static int? WithExemplar(RequestScript script)
    {
        var at = script.Series.ToList().FindIndex(s => s.Exemplars is [{ Labels.IsEmpty: false }, ..]);
        return V2(script) && at >= 0 ? at : null;
    }

    private static RequestScript? Metadata(RequestScript script, FuzzRandom random, string field)
    {
        var at = script.Series.ToList().FindIndex(s => s.Metadata is not null);
        return V2(script) && at >= 0 ? Set(script, $"timeseries[{Text(at)}].metadata.{field}", random.Of(References)) : null;
    }

    private static RequestScript Set(RequestScript script, string path, int value) =>
        script with
        {
            Wire = [new WireEdit(WireEditKind.Set, path, Text(value))],
        };

    private static RequestScript? Labels(
        RequestScript script,
        FuzzRandom random,
        Func<ImmutableArray<Label>, ImmutableArray<Label>> edit
    ) => Change(script, random, s => s with { Labels = edit(s.Labels) });

    private static RequestScript? Samples(RequestScript script, FuzzRandom random, Func<Sample, Sample> edit) =>
        Change(script, random, s => s.Samples.IsEmpty ? null : s with { Samples = s.Samples.SetItem(0, edit(s.Samples[0])) });

    private static RequestScript? Histograms(RequestScript script, FuzzRandom random, Func<Histogram, Histogram?> edit)
    {
        var at = script.Series.ToList().FindIndex(s => !s.Histograms.IsEmpty);
        return at >= 0 && edit(script.Series[at].Histograms[0]) is { } edited
            ? script with
            {
                Series = script.Series.SetItem(at, script.Series[at] with { Histograms = script.Series[at].Histograms.SetItem(0, edited) }),
            }
            : null;
    }

    private static RequestScript? Exemplars(RequestScript script, Func<ImmutableArray<Exemplar>, ImmutableArray<Exemplar>?> edit)
    {
        var at = script.Series.ToList().FindIndex(s => !s.Exemplars.IsEmpty);
        return at >= 0 && edit(script.Series[at].Exemplars) is { } edited
            ? script with
            {
                Series = script.Series.SetItem(at, script.Series[at] with { Exemplars = edited }),
            }
            : null;
    }

    private static RequestScript? Both(RequestScript script, FuzzRandom random)
    {
        var histogram = script.Series.SelectMany(s => s.Histograms).FirstOrDefault();
        return histogram is null ? null : Change(script, random, s => s.Samples.IsEmpty ? null : s with { Histograms = [histogram] });
    }

    private static RequestScript? Change(RequestScript script, FuzzRandom random, Func<Series, Series?> edit)
    {
        var at = random.Below(script.Series.Length);
        return edit(script.Series[at]) is { } edited ? script with { Series = script.Series.SetItem(at, edited) } : null;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

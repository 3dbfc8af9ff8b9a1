using System.Collections.Immutable;
using Compliance.Cases.Reading;
using Compliance.Cases.Receiver;
using Compliance.Model.Metrics;
using Compliance.Model.Nodes;
using Compliance.Model.Scrapes;

namespace Compliance.Cases.Sender;

/// <summary>Reads one series of a page and checks that its family's type can have it.</summary>
/// <param name="type">The family's type.</param>
/// <param name="nowMs">The one <c>now</c> of the case.</param>
internal sealed class PageSeriesReader(MetricType type, long nowMs)
{
    private bool IsHistogram => type is MetricType.Histogram or MetricType.GaugeHistogram;

    public PageSeries Read(Node node)
    {
        var map = CaseShapes.PageSeries.Open(node);
        var kind = map.OneOf(true, "value", "buckets", "native")!;
        if (IsHistogram == (kind == "value"))
            throw map.KeyError(
                kind,
                IsHistogram
                    ? "a histogram needs buckets or native, not value"
                    : $"'{kind}' belongs to families of type histogram or gaugehistogram"
            );
        if (map.Has("sum") && kind != "buckets")
            throw map.KeyError("sum", "'sum' belongs to buckets");
        var series = new PageSeries
        {
            Labels = ReadLabels(map),
            Value = kind == "value" ? Value(map.Required("value")) : 0,
            Step = map["step"] is { } step ? Step(step, kind) : 0,
            Classic = kind == "buckets" ? ClassicReader.Read(map) : null,
            Native =
                kind == "native"
                    ? NativeRules.Check(HistogramReader.ReadNative(map.Required("native")), map.Required("native"), type)
                    : null,
            CreatedMs = Created(map),
            Timestamped = map["timestamped"]?.Duration("timestamped (how long before the scrape)"),
        };
        if (series is { Native.Schema: Histogram.CustomBuckets, Step: not 0 })
            throw map.KeyError(
                "step",
                "a histogram with custom buckets cannot step: new observations fall into the zero bucket, which it lacks"
            );
        return series with { Exemplars = ExemplarRules.Check(SeriesReader.Exemplars(map, nowMs), map, type, series) };
    }

    private ImmutableArray<Label> ReadLabels(Mapping map)
    {
        if (IsHistogram)
            return FamilyReader.PageLabels(map["labels"], "le");
        if (type != MetricType.Summary)
            return FamilyReader.PageLabels(map["labels"]);
        var labels = FamilyReader.PageLabels(map["labels"]);
        var quantile = labels.FirstOrDefault(l => l.Name == "quantile").Value;
        return quantile is null || Floats.Parse(quantile) is >= 0 and <= 1
            ? labels
            : throw map.Required("labels").Error($"a quantile must be a number from 0 to 1, not {Phrases.Shown(quantile)}");
    }

    private double Value(Node node)
    {
        var value = node.Float("value");
        if (double.IsNaN(value) && BitConverter.DoubleToUInt64Bits(value) != Floats.NaNBits)
            throw node.Error("a page can show no other NaN than NaN");
        if (type == MetricType.Counter && !(value >= 0))
            throw node.Error($"a counter cannot be {Scalars.Shown(node)}: it must be a number from 0");
        if (type == MetricType.Info && value != 1)
            throw node.Error("the value of an info metric must be 1");
        if (type == MetricType.StateSet && value is not (0 or 1))
            throw node.Error("the value of a state must be 0 or 1");
        return value;
    }

    private double Step(Node node, string kind)
    {
        var step = node.Float("step");
        if (!double.IsFinite(step))
            throw node.Error("step must be a finite number");
        if (kind != "value" && (step < 0 || step != Math.Floor(step) || step > uint.MaxValue))
            throw node.Error("the step of a histogram is a number of observations: a whole number from 0");
        if (type == MetricType.Counter && step < 0)
            throw node.Error("a counter cannot go down: its step must not be negative");
        return type is MetricType.Info or MetricType.StateSet && step != 0
            ? throw node.Error("info and state set metrics do not step")
            : step;
    }

    private long? Created(Mapping map)
    {
        if (map["created"] is not { } node)
            return null;
        if (type is not (MetricType.Counter or MetricType.Histogram or MetricType.Summary))
            throw map.KeyError("created", "'created' belongs to counters, histograms and summaries");
        var created = node.Instant("created", nowMs);
        return created >= 0 ? created : throw node.Error("created must not be before the Unix epoch");
    }
}

using System.Collections.Immutable;
using Compliance.Model.Metrics;
using Compliance.Model.Scrapes;

namespace Compliance.Judging.Sender.Facts;

/// <summary>Classic histograms of a page as the native histograms with custom buckets that a converting sender makes of them.</summary>
public static class CustomBuckets
{
    /// <summary>One series per classic histogram of the family; empty for other families.</summary>
    public static IEnumerable<ExpectedSeries> Of(Family family, int pageScrape, ExpositionFormat format)
    {
        if (family.Type is not (MetricType.Histogram or MetricType.GaugeHistogram))
            yield break;
        foreach (var series in family.Series)
        {
            if (series.Classic is { } classic)
                yield return Of(family, series, PageData.ClassicAt(classic, series.Step, pageScrape), format);
        }
    }

    private static ExpectedSeries Of(Family family, PageSeries series, ClassicHistogram classic, ExpositionFormat format) =>
        new()
        {
            Family = family.Name,
            Name = PageData.BaseName(family),
            Labels =
            [
                .. series.Labels.Append(new Label("__name__", PageData.BaseName(family))).OrderBy(l => l.Name, StringComparer.Ordinal),
            ],
            Part = SeriesPart.Native,
            Native = Convert(classic),
            Type = PageData.StatedType(family.Type, format),
            Help = family.Help,
            Unit = format == ExpositionFormat.Text ? "" : family.Unit,
            Exemplars = format == ExpositionFormat.Text ? [] : series.Exemplars,
            CreatedMs = format == ExpositionFormat.Text ? null : series.CreatedMs,
            Timestamped = series.Timestamped,
        };

    private static Histogram Convert(ClassicHistogram classic)
    {
        var counts = new List<double>();
        ulong below = 0;
        foreach (var bucket in classic.Buckets)
        {
            counts.Add(bucket.Cumulative - below);
            below = bucket.Cumulative;
        }

        return new Histogram
        {
            Schema = Histogram.CustomBuckets,
            CountFloat = classic.Count,
            Sum = classic.Sum,
            PositiveSpans = [new BucketSpan(0, (uint)counts.Count)],
            PositiveCounts = [.. counts],
            CustomValues = [.. classic.Buckets.Select(b => b.UpperBound).Where(double.IsFinite)],
        };
    }
}

using System.Collections.Immutable;
using System.Globalization;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;

namespace Compliance.Running.Fuzzing;

/// <summary>Makes requests with which nothing is wrong: fresh series, rising timestamps of the last minute, sorted labels.</summary>
/// <param name="random">Where choices come from.</param>
/// <param name="features">What may occur.</param>
/// <param name="tag">Value of the label <c>case</c>.</param>
/// <param name="nowMs">Now, in milliseconds since the Unix epoch.</param>
internal sealed class RequestGrammar(FuzzRandom random, FuzzFeatures features, string tag, long nowMs)
{
    private const int OldestMs = 55_000;
    private const int HourMs = 3_600_000;
    private const int MostExemplars = 6;
    private static readonly string[] Names = ["prw_fuzz", "prw_fuzz_total", "prw_fuzz_seconds", "prw_fuzz:sum", "prw_fuzz_bucket"];
    private static readonly string[] LabelNames = ["a", "b2", "le", "zone", "z_9", "_x"];

    private static readonly string[] LabelValues =
    [
        "x",
        "0",
        " ",
        "a b",
        "\"quoted\"",
        "back\\slash",
        "new\nline",
        "{}=,",
        "ü",
        "日本",
        "😀",
        "\u0001",
        new string('l', 300),
    ];

    private static readonly double[] Values =
    [
        0,
        -0.0,
        1,
        -1.5,
        0.1,
        1e308,
        -1e308,
        5e-324,
        double.NaN,
        double.PositiveInfinity,
        double.NegativeInfinity,
        9007199254740993,
    ];

    /// <summary>The request.</summary>
    public RequestScript Request()
    {
        var message = !features.V2 || (features.V1 && random.Chance(25)) ? MessageKind.V1 : MessageKind.V2;
        var series = Enumerable.Range(0, random.From(1, 4)).Select(One).ToImmutableArray();
        return new RequestScript { Message = message, Series = message == MessageKind.V2 ? [.. series.Select(Started)] : series };
    }

    // Only the message of 2.0 has start timestamps. The earliest sample is later than any of them.
    private Series Started(Series series)
    {
        if (!random.Chance(40))
            return series;
        var start = random.Of([1, -1, nowMs - HourMs, nowMs - OldestMs - 1]);
        return series with
        {
            Samples = [.. series.Samples.Select(s => s with { StartTimestampMs = start })],
            Histograms = [.. series.Histograms.Select(h => h with { StartTimestampMs = start })],
        };
    }

    private Series One(int index)
    {
        var histograms = features.Histograms && random.Chance(25);
        return new Series
        {
            Labels = Labels(index),
            Samples = histograms ? [] : [.. Times(random.From(1, 5)).Select(at => new Sample(at, Value()))],
            Histograms = histograms ? [.. Times(random.From(1, 2)).Select(Histogram)] : [],
            Exemplars = features.Exemplars && random.Chance(20) ? [.. Times(random.From(1, MostExemplars)).Select(Exemplar)] : [],
            Metadata = random.Chance(60)
                ? new Metadata((MetricType)random.From(0, 7), random.Of(LabelValues), random.Chance(30) ? "s" : "")
                : null,
        };
    }

    // Series of one request differ in n, whatever else they are given.
    private ImmutableArray<Label> Labels(int index)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["__name__"] = random.Of(Names),
            ["case"] = tag,
            ["n"] = index.ToString(CultureInfo.InvariantCulture),
        };
        for (var more = random.From(0, 3); more > 0; more--)
            labels[random.Of(LabelNames)] = random.Of(LabelValues);
        return [.. labels.Select(l => new Label(l.Key, l.Value))];
    }

    private List<long> Times(int count)
    {
        var step = OldestMs / (count + 1);
        return Enumerable.Range(1, count).Select(i => nowMs - OldestMs + (i * step) - random.Below(step / 2)).ToList();
    }

    private double Value() =>
        random.Chance(50) ? random.Of(Values)
        : random.Chance(10) ? Sample.StaleMarker
        : random.From(-1_000_000, 1_000_000) / 1000.0;

    private Exemplar Exemplar(long at) => new([.. ExemplarLabels()], random.From(1, 100), at);

    private IEnumerable<Label> ExemplarLabels()
    {
        if (random.Chance(30))
            yield return new Label("span_id", random.Bits().ToString("x16", CultureInfo.InvariantCulture));
        if (random.Chance(90))
            yield return new Label("trace_id", random.Bits().ToString("x16", CultureInfo.InvariantCulture));
    }

    private Histogram Histogram(long at)
    {
        var positive = Counts();
        ImmutableArray<double> negative = random.Chance(40) ? Counts() : [];
        var zero = random.From(0, 5);
        var histogram = new Histogram
        {
            TimestampMs = at,
            Sum = random.From(-100, 100),
            Schema = random.From(-4, 8),
            ZeroThreshold = random.Chance(50) ? 0.001 : 0,
            PositiveSpans = Spans(positive),
            NegativeSpans = Spans(negative),
            ResetHint = random.Of<ResetHint>([ResetHint.Unspecified, ResetHint.Gauge]),
        };
        var total = positive.Sum() + negative.Sum() + zero;
        return random.Chance(50)
            ? histogram with
            {
                CountFloat = total,
                ZeroCountFloat = zero,
                PositiveCounts = positive,
                NegativeCounts = negative,
            }
            : histogram with
            {
                CountInt = (ulong)total,
                ZeroCountInt = (ulong)zero,
                PositiveDeltas = Deltas(positive),
                NegativeDeltas = Deltas(negative),
            };
    }

    private ImmutableArray<double> Counts() => [.. Enumerable.Range(0, random.From(1, 6)).Select(_ => (double)random.From(0, 9))];

    private ImmutableArray<BucketSpan> Spans(ImmutableArray<double> counts) =>
        counts.Length switch
        {
            0 => [],
            > 2 => [new BucketSpan(random.From(-5, 5), 2), new BucketSpan(random.From(0, 4), (uint)counts.Length - 2)],
            _ => [new BucketSpan(random.From(-5, 5), (uint)counts.Length)],
        };

    private static ImmutableArray<long> Deltas(ImmutableArray<double> counts) =>
        [.. counts.Select((count, i) => (long)count - (i == 0 ? 0 : (long)counts[i - 1]))];
}

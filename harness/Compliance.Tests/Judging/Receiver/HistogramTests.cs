using Compliance.Judging;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Results;

namespace Compliance.Tests.Judging.Receiver;

public sealed class HistogramTests
{
    // Schema 1: bounds are powers of the root of 2. Positive buckets 0, 1, 3, 4 and negative 0, 1 with the zero bucket between.
    private static readonly Histogram Integer = new()
    {
        TimestampMs = Kit.Now,
        CountInt = 12,
        Sum = 18.4,
        Schema = 1,
        ZeroThreshold = 0.001,
        ZeroCountInt = 2,
        PositiveSpans = [new BucketSpan(0, 2), new BucketSpan(1, 2)],
        PositiveDeltas = [1, 1, -1, 0],
        NegativeSpans = [new BucketSpan(0, 2)],
        NegativeDeltas = [2, 1],
    };

    private static readonly double Root = Math.Sqrt(2);

    private static readonly ReadHistogram Found = new(
        Kit.Now,
        12,
        18.4,
        [
            new(-Root, -1, 3),
            new(-1, -1 / Root, 2),
            new(-0.001, 0.001, 2),
            new(1 / Root, 1, 1),
            new(1, Root, 2),
            new(2, 2 * Root, 1),
            new(2 * Root, 4, 1),
        ]
    );

    [Test]
    public void Buckets_are_compared_by_absolute_bounds_and_counts() => Judge(Integer, Found).Outcome.Should().Be(Outcome.Satisfied);

    [Test]
    public void Empty_buckets_and_their_order_do_not_count() =>
        Judge(Integer, Found with { Buckets = [.. Found.Buckets.Reverse(), new(Root, 2, 0)] }).Outcome.Should().Be(Outcome.Satisfied);

    [Test]
    public void Count_sum_bound_and_bucket_count_are_all_looked_at()
    {
        Judge(Integer, Found with { Count = 13 }).Outcome.Should().Be(Outcome.Violated);
        Judge(Integer, Found with { Sum = 18.400000000000002 }).Outcome.Should().Be(Outcome.Violated);
        Judge(Integer, Found with { Buckets = Found.Buckets.SetItem(3, new(1 / Root, 1, 2)) }).Outcome.Should().Be(Outcome.Violated);
        Judge(Integer, Found with { Buckets = Found.Buckets.SetItem(3, new(0.5, 1, 1)) }).Outcome.Should().Be(Outcome.Violated);
        Judge(Integer, Found with { Buckets = Found.Buckets.RemoveAt(2) }).Outcome.Should().Be(Outcome.Violated);
        Judge(Integer, Found with { TimestampMs = Kit.Now - 1 }).Outcome.Should().Be(Outcome.Violated);
    }

    [TestCase(1e-10, Outcome.Satisfied)]
    [TestCase(1e-8, Outcome.Violated)]
    public void Bounds_may_differ_by_rounding_only(double relative, Outcome outcome) =>
        Judge(Integer, Found with { Buckets = Found.Buckets.SetItem(6, new(2 * Root, 4 * (1 + relative), 1)) })
            .Outcome.Should()
            .Be(outcome);

    [TestCase(-4, 1, 1.0, 65536.0)]
    [TestCase(-1, 2, 4.0, 16.0)]
    [TestCase(0, 0, 0.5, 1.0)]
    [TestCase(0, -3, 0.0625, 0.125)]
    [TestCase(3, 8, 1.8340080864093424, 2.0)]
    [TestCase(8, 256, 1.9945921121709402, 2.0)]
    [TestCase(0, 1024, 8.98846567431158e307, double.MaxValue)]
    [TestCase(0, 1025, double.MaxValue, double.PositiveInfinity)]
    public void Every_schema_has_its_bounds(int schema, int index, double lower, double upper)
    {
        var sent = new Histogram
        {
            TimestampMs = Kit.Now,
            CountInt = 3,
            Sum = 1,
            Schema = schema,
            PositiveSpans = [new(index, 1)],
            PositiveDeltas = [3],
        };
        Judge(sent, new ReadHistogram(Kit.Now, 3, 1, [new(lower, upper, 3)])).Outcome.Should().Be(Outcome.Satisfied);
    }

    [Test]
    public void Custom_buckets_take_the_given_bounds_and_end_in_infinity()
    {
        var sent = new Histogram
        {
            TimestampMs = Kit.Now,
            CountInt = 6,
            Sum = 9,
            Schema = Histogram.CustomBuckets,
            CustomValues = [0.1, 1],
            PositiveSpans = [new(0, 3)],
            PositiveDeltas = [1, 1, 1],
        };
        Judge(sent, Custom(double.NegativeInfinity)).Outcome.Should().Be(Outcome.Satisfied);
        Judge(sent, Custom(0)).Outcome.Should().Be(Outcome.Satisfied);
        Judge(sent, Custom(0.05)).Outcome.Should().Be(Outcome.Violated);
        Judge(sent with { CustomValues = [0.2, 1] }, Custom(0)).Outcome.Should().Be(Outcome.Violated);

        static ReadHistogram Custom(double first) =>
            new(Kit.Now, 6, 9, [new(first, 0.1, 1), new(0.1, 1, 2), new(1, double.PositiveInfinity, 3)]);
    }

    [Test]
    public void Float_histograms_carry_absolute_counts()
    {
        var sent = new Histogram
        {
            TimestampMs = Kit.Now,
            CountFloat = 4.5,
            Sum = double.NaN,
            ZeroCountFloat = 0.5,
            ZeroThreshold = 0.25,
            PositiveSpans = [new(0, 2)],
            PositiveCounts = [1.5, 2.5],
        };
        var found = new ReadHistogram(Kit.Now, 4.5, double.NaN, [new(-0.25, 0.25, 0.5), new(0.5, 1, 1.5), new(1, 2, 2.5)]);
        Judge(sent, found).Outcome.Should().Be(Outcome.Satisfied);
        Judge(sent, found with { Buckets = found.Buckets.SetItem(1, new(0.5, 1, 1.25)) }).Outcome.Should().Be(Outcome.Violated);
    }

    [Test]
    public void A_bucket_that_the_zero_bucket_reaches_into_may_be_shown_from_its_threshold()
    {
        var sent = new Histogram
        {
            TimestampMs = Kit.Now,
            CountInt = 2,
            Sum = 1,
            ZeroThreshold = 0.75,
            ZeroCountInt = 1,
            PositiveSpans = [new(0, 1)],
            PositiveDeltas = [1],
        };
        Judge(sent, new ReadHistogram(Kit.Now, 2, 1, [new(-0.75, 0.75, 1), new(0.5, 1, 1)])).Outcome.Should().Be(Outcome.Satisfied);
        Judge(sent, new ReadHistogram(Kit.Now, 2, 1, [new(-0.75, 0.75, 1), new(0.75, 1, 1)])).Outcome.Should().Be(Outcome.Satisfied);
        Judge(sent, new ReadHistogram(Kit.Now, 2, 1, [new(-0.75, 0.75, 1), new(0.8, 1, 1)])).Outcome.Should().Be(Outcome.Violated);
    }

    [Test]
    public void A_stale_histogram_must_not_be_found()
    {
        var stale = new Histogram
        {
            TimestampMs = Kit.Now + 5,
            CountInt = 0,
            Sum = Sample.StaleMarker,
        };
        var series = Kit.Series() with { Histograms = [Integer, stale] };
        Judge(series, Found).Outcome.Should().Be(Outcome.Satisfied);
        Judge(series, Found, new ReadHistogram(Kit.Now + 5, 0, double.NaN, [])).Outcome.Should().Be(Outcome.Violated);
    }

    [Test]
    public void Missing_added_and_doubled_histograms_are_seen()
    {
        Judge(Integer).Said.Should().Contain("1 missing");
        Judge(Integer, Found, Found with { TimestampMs = 5 }).Said.Should().Contain("1 never sent");
        Judge(Integer, Found, Found).Said.Should().Contain("1 doubled");
    }

    [Test]
    public void A_histogram_that_contradicts_itself_cannot_be_compared()
    {
        Judge(Integer with { PositiveDeltas = [1] }, Found).Outcome.Should().Be(Outcome.Inconclusive);
        Judge(Integer with { Schema = 9 }, Found).Outcome.Should().Be(Outcome.Inconclusive);
    }

    [Test]
    public void A_histogram_that_contradicts_itself_and_was_accepted_must_at_least_be_there()
    {
        var sent = Kit.Series() with { Histograms = [Integer with { PositiveDeltas = [1] }] };
        var there = new ReadSeries { Labels = sent.Labels, Histograms = [Found] };
        Judge(sent, "sent").Outcome.Should().Be(Outcome.Violated);
        Honest(Kit.Result(Kit.Samples(), there)).Should().Be(Outcome.Satisfied);
        Honest(Kit.Result(Kit.Samples())).Should().Be(Outcome.Violated);

        Outcome Honest(ReadResult read) =>
            Scene.Of(Kit.Request(sent), Kit.Answer(204), read).Judge("atomic-or-honest", Kit.Selector).Outcome;
    }

    [TestCase(1, Outcome.Satisfied)]
    [TestCase(2, Outcome.Violated)]
    [TestCase(0, Outcome.Violated)]
    public void Histograms_are_counted(int count, Outcome outcome) =>
        Judge(Kit.Series() with { Histograms = [Integer] }, count, Found).Outcome.Should().Be(outcome);

    private static Finding Judge(Histogram sent, params ReadHistogram[] found) => Judge(Kit.Series() with { Histograms = [sent] }, found);

    private static Finding Judge(Series sent, params ReadHistogram[] found) => Judge(sent, "sent", found);

    private static Finding Judge(Series sent, object wanted, params ReadHistogram[] found) =>
        Scene
            .Of(
                Kit.Request(sent),
                Kit.Answer(204),
                Kit.Result(Kit.Samples(), new ReadSeries { Labels = sent.Labels, Histograms = [.. found] })
            )
            .Judge("stored", Kit.Selector, ("histograms", wanted));
}

using System.Collections.Immutable;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Running.Receiving.ReadBack;

namespace Compliance.Tests.Running.Receiving;

public sealed class ForwardedReadBackTests
{
    private static readonly TimeWindow Window = new(0, 1_000_000);
    private static ByteRange Nowhere => default;

    private static DecodedSeries Series(string text, params (long At, double Value)[] samples) =>
        new()
        {
            Labels = [.. text.Split(',').Select(l => l.Split('=')).Select(l => new Label(l[0], l[1]))],
            Samples = [.. samples.Select(s => new DecodedSample(new Sample(s.At, s.Value), Nowhere))],
        };

    private static Exchange Request(params DecodedSeries[] series) =>
        Request(new DecodedBody { Kind = MessageKind.V1, Series = [.. series] });

    private static Exchange Request(DecodedBody body) =>
        new()
        {
            Index = 1,
            Origin = "sink",
            Connection = 1,
            Method = "POST",
            Target = "/",
            RequestHeaders = [],
            Decoded = body,
        };

    private static LaneTranscript Transcript(IEnumerable<Exchange> exchanges) =>
        new()
        {
            Lane = new Lane
            {
                Name = "sink",
                WritePath = "/",
                Options = new LaneOptions(),
                Pages = [],
                Cases = [],
            },
            Exchanges = [.. exchanges],
        };

    private static async Task<ImmutableArray<ReadSeries>> Read(ReadQuery query, params Exchange[] exchanges)
    {
        using var readBack = new ForwardedReadBack(() => Transcript(exchanges), ["replica"]);
        var result = await readBack.Read(query, Window, CancellationToken.None);
        result.Failure.Should().BeEmpty();
        return result.Series;
    }

    [Test]
    public async Task Finds_what_the_selector_names_and_nothing_else()
    {
        var exchange = Request(
            Series("__name__=m,case=a", (1, 1)),
            Series("__name__=m,case=b", (1, 2)),
            Series("__name__=n,case=a", (1, 3))
        );

        (await Read(new ReadQuery(ReadKind.Samples, "m{case=\"a\"}"), exchange)).Single().Samples.Should().Equal(new Sample(1, 1));
        (await Read(new ReadQuery(ReadKind.Samples, "{__name__=~\"m|n\",case=\"a\"}"), exchange)).Should().HaveCount(2);
        (await Read(new ReadQuery(ReadKind.Samples, "m{case=\"c\"}"), exchange)).Should().BeEmpty();
    }

    [Test]
    public async Task Counts_a_sample_that_was_forwarded_twice_once_and_shows_no_stale_markers()
    {
        var first = Request(Series("__name__=m", (2, 1), (3, Sample.StaleMarker)));
        var again = Request(Series("__name__=m", (1, 5), (2, 1)));

        (await Read(new ReadQuery(ReadKind.Samples, "m"), first, again))
            .Single()
            .Samples.Should()
            .Equal(new Sample(1, 5), new Sample(2, 1));
    }

    [Test]
    public async Task Ignores_labels_that_the_target_adds_and_times_outside_the_window()
    {
        var exchange = Request(Series("__name__=m,replica=r", (1, 1), (2_000_000, 9)));

        var found = (await Read(new ReadQuery(ReadKind.Samples, "m"), exchange)).Single();

        found.Labels.Should().Equal(new Label("__name__", "m"));
        found.Samples.Should().Equal(new Sample(1, 1));
    }

    [TestCase(999, true)]
    [TestCase(1500, false)]
    [TestCase(500_000, false)]
    public async Task An_instant_sees_the_newest_value_until_a_marker_or_its_age_ends_it(long at, bool present)
    {
        var exchange = Request(Series("__name__=m", (500, 1), (1200, Sample.StaleMarker)));

        (await Read(new ReadQuery(ReadKind.Instant, "m", at), exchange)).Should().HaveCount(present ? 1 : 0);
    }

    [Test]
    public async Task Shows_exemplars_metadata_and_the_buckets_of_histograms()
    {
        var series = new DecodedSeries
        {
            Labels = [new Label("__name__", "h")],
            Histograms =
            [
                new DecodedHistogram(
                    new Histogram
                    {
                        TimestampMs = 5,
                        CountInt = 3,
                        Sum = 4,
                        PositiveSpans = [new BucketSpan(1, 2)],
                        PositiveDeltas = [1, 1],
                    },
                    Nowhere
                ),
            ],
            Exemplars = [new DecodedExemplar(new Exemplar([new Label("t", "1")], 2, 4), [], true, Nowhere)],
            Metadata = new DecodedMetadata(new Metadata(MetricType.Histogram, "help", "s"), 1, 2, "", Nowhere),
        };
        var family = new DecodedMetadata(new Metadata(MetricType.Counter, "old"), 0, 0, "c", Nowhere);
        Exchange[] all =
        [
            Request(new DecodedBody { Kind = MessageKind.V2, Series = [series] }),
            Request(new DecodedBody { Kind = MessageKind.V1, Families = [family] }),
        ];

        var histogram = (await Read(new ReadQuery(ReadKind.Samples, "h"), all)).Single().Histograms.Single();
        histogram
            .Should()
            .BeEquivalentTo(
                new
                {
                    TimestampMs = 5L,
                    Count = 3.0,
                    Sum = 4.0,
                }
            );
        histogram.Buckets.Should().Equal(new ReadBucket(1, 2, 1), new ReadBucket(2, 4, 2));
        (await Read(new ReadQuery(ReadKind.Exemplars, "h"), all)).Single().Exemplars.Single().Value.Should().Be(2);
        (await Read(new ReadQuery(ReadKind.Metadata, "h"), all)).Single().Metadata.Should().Be(series.Metadata.Value.Metadata);
        (await Read(new ReadQuery(ReadKind.Metadata, "c"), all)).Single().Metadata.Should().Be(family.Metadata);
        (await Read(new ReadQuery(ReadKind.Metadata, "x"), all)).Should().BeEmpty();
    }

    [Test]
    public async Task Sees_what_arrives_between_two_questions()
    {
        List<Exchange> exchanges = [];
        using var readBack = new ForwardedReadBack(() => Transcript(exchanges), []);
        var query = new ReadQuery(ReadKind.Samples, "m");

        (await readBack.Read(query, Window, CancellationToken.None)).Series.Should().BeEmpty();
        exchanges.Add(Request(Series("__name__=m", (1, 1))));
        (await readBack.Read(query, Window, CancellationToken.None)).Series.Should().ContainSingle();
    }
}

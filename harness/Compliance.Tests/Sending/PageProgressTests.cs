using System.Net;
using Compliance.Model.Metrics;
using Compliance.Model.Scrapes;
using Compliance.Running.Sending.Mock;

namespace Compliance.Tests.Sending;

[TestFixture]
internal sealed class PageProgressTests : MockFixture
{
    private readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(10) };

    [OneTimeTearDown]
    public void Close() => client.Dispose();

    [Test]
    public async Task A_page_stays_until_its_data_arrived()
    {
        var lane = AddLane("lane-1", [Gauge("first"), Gauge("second", 100)]);
        (await Values(2)).Should().Equal("first 1", "first 2");
        await Write("unrelated", Now());
        (await Values(1)).Should().Equal("first 3");
        await Write("first", Now());
        (await Values(2)).Should().Equal("second 100", "second 101");
        lane.Snapshot()
            .Scrapes.Select(s => (s.Number, s.Page, s.PageScrape))
            .Should()
            .Equal((1, 0, 0), (2, 0, 1), (3, 0, 2), (4, 1, 0), (5, 1, 1));
    }

    [Test]
    public async Task Data_of_the_scrape_before_is_not_the_data_of_a_new_page()
    {
        AddLane("lane-1", [Gauge("m"), Gauge("m", 100), Gauge("m", 200)]);
        (await Values(1)).Should().Equal("m 1");
        var old = Now();
        await Write("m", old);
        await Task.Delay(50);
        (await Values(1)).Should().Equal("m 100");
        await Write("m", old);
        (await Values(1)).Should().Equal("m 101");
        await Write("m", Now());
        (await Values(1)).Should().Equal("m 200");
    }

    [Test]
    public async Task A_stale_marker_is_no_data()
    {
        AddLane("lane-1", [Gauge("m"), Gauge("n")]);
        (await Values(1)).Should().Equal("m 1");
        await Write("m", Now(), Sample.StaleMarker);
        (await Values(1)).Should().Equal("m 2");
    }

    [Test]
    public async Task A_page_for_a_number_of_scrapes_waits_for_no_data()
    {
        AddLane("lane-1", [Gauge("m") with { For = 2 }, Gauge("n")]);
        (await Values(3)).Should().Equal("m 1", "m 2", "n 1");
    }

    [Test]
    public async Task A_failing_page_lasts_three_scrapes_and_the_last_page_stays()
    {
        var lane = AddLane(
            "lane-1",
            [new Page { Kind = PageKind.Status, Status = 500 }, new Page { Kind = PageKind.Gone, For = 1 }, Gauge("m")]
        );
        for (var i = 0; i < 3; i++)
            (await Scrape()).StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        var gone = Scrape;
        await gone.Should().ThrowAsync<HttpRequestException>();
        (await Values(3)).Should().Equal("m 1", "m 2", "m 3");
        lane.Snapshot().Scrapes.Select(s => s.Status).Should().Equal(500, 500, 500, 0, 200, 200, 200);
    }

    [Test]
    public async Task A_hanging_page_answers_nothing_and_the_mock_still_stops()
    {
        var lane = AddLane("lane-1", [new Page { Kind = PageKind.Hang }]);
        var hanging = Scrape();
        await lane.Changes.ReadAsync();
        hanging.IsCompleted.Should().BeFalse();
        await Mock.DisposeAsync();
        var wait = () => hanging;
        await wait.Should().ThrowAsync<HttpRequestException>();
    }

    [Test]
    public async Task A_withdrawn_page_leaves_discovery_and_comes_back()
    {
        AddLane("lane-1", [Gauge("m") with { For = 1 }, new Page { Kind = PageKind.Withdrawn, For = 2 }, Gauge("n")]);
        (await Discover())
            .Should()
            .Be($"[{{\"targets\":[\"127.0.0.1:{Mock.Port}\"],\"labels\":{{\"__metrics_path__\":\"/lane/lane-1/metrics\"}}}}]");
        (await Values(1)).Should().Equal("m 1");
        (await Discover()).Should().Be("[]");
        (await Values(1)).Should().Equal("m 2");
        (await Discover()).Should().Be("[]");
        (await Discover()).Should().Contain("/lane/lane-1/metrics");
        (await Values(1)).Should().Equal("n 1");
    }

    [Test]
    public async Task Exchanges_know_the_scrapes_before_them()
    {
        var lane = AddLane("lane-1", [Gauge("m")]);
        await Write("m", 1);
        await Values(2);
        await Write("m", 2);
        lane.Snapshot().Exchanges.Select(e => e.ScrapesSeen).Should().Equal(0, 2);
    }

    [Test]
    public async Task The_format_is_negotiated_and_recorded()
    {
        var lane = AddLane("lane-1", [Pages.Counter]);
        using var request = new HttpRequestMessage(HttpMethod.Get, Url("metrics"));
        request.Headers.TryAddWithoutValidation("Accept", "application/openmetrics-text;version=1.0.0");
        using var answer = await client.SendAsync(request);
        answer.Content.Headers.ContentType!.ToString().Should().Be("application/openmetrics-text; version=1.0.0; charset=utf-8");
        var scrape = lane.Snapshot().Scrapes.Should().ContainSingle().Which;
        (scrape.Format, scrape.Accept).Should().Be((ExpositionFormat.OpenMetrics, "application/openmetrics-text;version=1.0.0"));
    }

    private static long Now() => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    private Uri Url(string page) => new($"http://127.0.0.1:{Mock.Port}/lane/lane-1/{page}");

    private Task<HttpResponseMessage> Scrape() => client.GetAsync(Url("metrics"));

    private Task<string> Discover() => client.GetStringAsync(Url("targets"));

    private async Task<string[]> Values(int scrapes)
    {
        var seen = new string[scrapes];
        for (var i = 0; i < scrapes; i++)
            seen[i] = (await client.GetStringAsync(Url("metrics"))).Split('\n')[1];
        return seen;
    }

    private async Task Write(string name, long timestampMs, double value = 1)
    {
        using var connection = await Connect();
        await connection.Exchange(RawClient.Post(MockPaths.Write("lane-1"), Bodies.Gauge(name, timestampMs, value)));
    }
}

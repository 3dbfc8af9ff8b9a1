using System.Collections.Immutable;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Model.Scrapes;
using Compliance.Wire;
using Compliance.Wire.Snappy;

namespace Compliance.Tests.Judging.Sender;

/// <summary>Builds the evidence of a lane by hand: a page, a scrape each second, and requests that are really encoded and decoded.</summary>
internal static class LaneKit
{
    public const long EpochMs = 1_700_000_000_000;

    public static Series Named(string name, params (long AtMs, double Value)[] samples) =>
        new() { Labels = [new Label("__name__", name)], Samples = [.. samples.Select(s => new Sample(EpochMs + s.AtMs, s.Value))] };

    public static Series With(this Series series, params (string Name, string Value)[] labels) =>
        series with
        {
            Labels = [.. labels.Select(l => new Label(l.Name, l.Value))],
        };

    public static Exchange Post(int index, params ImmutableArray<Series> series) => Post(index, new RequestScript { Series = series });

    /// <summary>A request that arrives at the second of its index and is answered 204 with a Written header a millisecond later.</summary>
    public static Exchange Post(int index, RequestScript script)
    {
        var body = RequestEncoder.Body(script);
        var at = TimeSpan.FromSeconds(index);
        return new Exchange
        {
            Index = index,
            Origin = "lane-1",
            Connection = 1,
            Method = script.Method,
            Target = script.Path ?? "/lane/write",
            RequestHeaders = [.. RequestEncoder.Headers(script).Select(h => new HttpHeader(h.Name, h.Value))],
            RequestBody = body,
            RequestLength = body.Length,
            Answer = AnswerKind.Answered,
            Status = 204,
            ResponseHeaders = [new HttpHeader("X-Prometheus-Remote-Write-Samples-Written", "1")],
            SentAt = at,
            ReceivedAt = at,
            AnsweredAt = at + TimeSpan.FromMilliseconds(1),
            Decoded = BodyDecoder.Decode(body, script.Message),
        };
    }

    /// <summary>A request whose message is just these bytes.</summary>
    public static Exchange Raw(string hex, MessageKind kind = MessageKind.V2) =>
        Post(1, new RequestScript { Message = kind, Body = [.. SnappyBlock.Compress(Convert.FromHexString(hex))] });

    public static Exchange Headers(params (string Name, string Value)[] headers) =>
        Post(1, Named("m", (1_000, 1))) with
        {
            RequestHeaders = [.. headers.Select(h => new HttpHeader(h.Name, h.Value))],
        };

    public static Exchange Answered(this Exchange exchange, int status, params (string Name, string Value)[] headers) =>
        exchange with
        {
            Status = status,
            ResponseHeaders = [.. headers.Select(h => new HttpHeader(h.Name, h.Value))],
        };

    public static Exchange At(this Exchange exchange, double seconds, double answered) =>
        exchange with
        {
            SentAt = TimeSpan.FromSeconds(seconds),
            ReceivedAt = TimeSpan.FromSeconds(seconds),
            AnsweredAt = TimeSpan.FromSeconds(answered),
        };

    public static Family Gauge(string name, params ImmutableArray<PageSeries> series) => new(name, MetricType.Gauge, "", "", series);

    public static LaneTranscript Lane(params ImmutableArray<Exchange> exchanges) =>
        Lane([Gauge("m", new PageSeries { Value = 1, Step = 1 })], exchanges);

    public static LaneTranscript Lane(ImmutableArray<Family> families, params ImmutableArray<Exchange> exchanges) =>
        Lane([new Page { Families = families }], 3, exchanges);

    /// <summary>A lane of one page in OpenMetrics that was scraped so often, at 1 s, 2 s and so on, and ends at 10 s.</summary>
    public static LaneTranscript Lane(ImmutableArray<Page> pages, int scrapes, params ImmutableArray<Exchange> exchanges) =>
        new()
        {
            Lane = new Lane
            {
                Name = "lane-1",
                WritePath = "/lane/write",
                Options = new(),
                Pages = pages,
                Cases = ["sender/test/one"],
            },
            Exchanges = exchanges,
            Scrapes = [.. Enumerable.Range(1, scrapes).Select(n => Scrape(n, 0))],
            At = TimeSpan.FromSeconds(10),
        };

    public static Scrape Scrape(int number, int page, int? pageScrape = null, int status = 200) =>
        new(
            number,
            page,
            pageScrape ?? number - 1,
            TimeSpan.FromSeconds(number),
            EpochMs + (number * 1_000),
            ExpositionFormat.OpenMetrics,
            status,
            ""
        );
}

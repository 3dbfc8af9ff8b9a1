using System.Collections.Immutable;
using Compliance.Judging.Sender;
using Compliance.Model.Cases;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Model.Responses;
using Compliance.Model.Scrapes;
using Compliance.Running.Sending.Mock;
using Compliance.Wire;

namespace Compliance.Tests.Judging.Sender;

/// <summary>Plays a case in virtual time: scrapes once a second, one queue, answers by the case's script. Its requests are really encoded and decoded.</summary>
internal sealed class VirtualSender(SenderCase @case, SenderChoices choices, int firstIndex, LaneDecider decider)
{
    public const long EpochMs = 1_700_000_000_000;
    private const int EndMs = 45_000;
    private readonly ImmutableArray<Exchange>.Builder exchanges = ImmutableArray.CreateBuilder<Exchange>();
    private readonly List<Scrape> scrapes = [];
    private readonly List<Batch> queue = [];
    private readonly Dictionary<string, Series> live = new(StringComparer.Ordinal);
    private readonly int[] served = new int[@case.Pages.Length];
    private readonly int[] used = new int[Math.Max(1, @case.Respond.Length)];
    private int page;
    private bool arrived;
    private bool fallenBack;
    private int idleUntil;

    public LaneTranscript Run()
    {
        var refused = @case.Options.MayRefuse && choices is { RefusesReservedHeaders: true, Silent: false };
        if (refused || choices.Silent)
            return Snapshot(EndMs) with { Ended = true, RefusedToStart = refused };
        var now = 1_000;
        for (; now < EndMs; now += 10)
        {
            if (now % 1_000 == 0)
                Scrape(now);
            Send(now);
            if (now % 1_000 == 990 && decider.Decided(Snapshot(now)))
                break;
        }

        return Snapshot(now) with
        {
            Ended = true,
        };
    }

    private LaneTranscript Snapshot(int now) =>
        new()
        {
            Lane = new Lane
            {
                Name = "lane-" + @case.Head.Id,
                WritePath = MockPaths.Write("virtual", @case.Options.Path),
                Options = @case.Options,
                Pages = @case.Pages,
                Formats = @case.Formats,
                Respond = @case.Respond,
                Cases = [@case.Head.Id],
            },
            Exchanges = exchanges.ToImmutable(),
            Scrapes = [.. scrapes],
            At = TimeSpan.FromMilliseconds(now),
        };

    private void Scrape(int now)
    {
        while (page + 1 < @case.Pages.Length && Done())
            (page, arrived) = (page + 1, false);
        var current = @case.Pages[page];
        var n = served[page]++;
        if (current.Kind != PageKind.Withdrawn)
            scrapes.Add(
                new Scrape(scrapes.Count + 1, page, n, TimeSpan.FromMilliseconds(now), EpochMs + now, Format(), Status(current), "")
            );
        var shown = current.Kind == PageKind.Families ? Shown(current, n, now) : [];
        var ended = live.Keys.Except(shown.Select(s => SeriesKey.Of(s.Labels))).ToList();
        var batch = choices.Data(shown).AddRange(choices.Stale ? ended.Select(k => Marker(live[k], now)) : []);
        live.Clear();
        foreach (var series in shown)
            live[SeriesKey.Of(series.Labels)] = series;
        if (batch.IsEmpty)
            return;
        foreach (var part in choices.OneSeriesPerRequest ? batch.Select(s => (ImmutableArray<Series>)[s]) : [batch])
            queue.Add(new Batch(part));
    }

    private bool Done() =>
        @case.Pages[page].For is { } scrapes ? served[page] >= scrapes
        : @case.Pages[page].Kind == PageKind.Families ? arrived
        : served[page] >= 3;

    private ExpositionFormat Format() => @case.Formats.IsEmpty ? ExpositionFormat.Text : @case.Formats[0];

    private static int Status(Page page) =>
        page.Kind switch
        {
            PageKind.Families => 200,
            PageKind.Status => page.Status,
            _ => 0,
        };

    private ImmutableArray<Series> Shown(Page current, int n, int now) =>
        [
            .. PageData
                .SeriesOf(current, n, Format())
                .Where(s => s.Part != SeriesPart.Created && !Replaced(s))
                .Select(s => ToSeries(s, now)),
            .. @case.Options.ConvertClassicHistograms && choices.ConvertsHistograms
                ? current
                    .Families.SelectMany(f => Compliance.Judging.Sender.Facts.CustomBuckets.Of(f, n, Format()))
                    .Select(s => ToSeries(s, now))
                : [],
        ];

    private bool Replaced(ExpectedSeries series) =>
        @case.Options.ConvertClassicHistograms && choices.ConvertsHistograms && series.Type == MetricType.Histogram;

    private static Series ToSeries(ExpectedSeries s, int now) =>
        new()
        {
            Labels =
            [
                .. s
                    .Labels.Where(l => l.Value.Length > 0)
                    .Select(l => l.Name is "instance" or "job" ? l with { Name = "exported_" + l.Name } : l)
                    .Append(new Label("instance", "host:1"))
                    .Append(new Label("job", "lane"))
                    .OrderBy(l => l.Name, StringComparer.Ordinal),
            ],
            Samples = s.Native is null ? [new Sample(EpochMs + now, s.Value, Start(s))] : [],
            Histograms = s.Native is { } h
                ?
                [
                    h with
                    {
                        TimestampMs = EpochMs + now,
                        StartTimestampMs = Start(s),
                        ResetHint = s.Type == MetricType.GaugeHistogram ? ResetHint.Gauge : ResetHint.Unspecified,
                    },
                ]
                : [],
            Exemplars = [.. s.Exemplars.Select(e => e.TimestampMs == 0 ? e with { TimestampMs = EpochMs + now } : e)],
            Metadata = new Metadata(s.Type, s.Help, s.Unit),
        };

    private static long Start(ExpectedSeries s) => s.CreatedMs is { } created ? (created == 0 ? 1 : created) : 0;

    private Series Marker(Series series, int now) =>
        series with
        {
            Samples = [new Sample(EpochMs + now, choices.StaleMarker)],
            Histograms = [],
            Exemplars = [],
        };

    private void Send(int now)
    {
        if (queue.Count == 0 || now < idleUntil)
            return;
        var at = choices.NewestFirst ? queue.Count - 1 : 0;
        var batch = queue[at];
        batch.Attempts++;
        var exchange = Post(batch, now);
        exchanges.Add(exchange);
        arrived |= exchange.Decoded!.Complete && !exchange.Decoded.Series.IsEmpty;
        idleUntil = (int)exchange.AnsweredAt.TotalMilliseconds;
        if (Again(batch, exchange))
            idleUntil += choices.PauseMs(batch.Attempts - 1);
        else
            queue.RemoveAt(at);
    }

    private bool Again(Batch batch, Exchange exchange)
    {
        if (exchange.Accepted && exchange.ResponseHeaders.IsEmpty && Kind() == MessageKind.V2 && choices.FallsBackWithoutWritten)
            return fallenBack = choices.FallsBack;
        if (exchange.Accepted)
            return choices.RepeatsAccepted && batch.Attempts == 1 || Obeys(exchange, "again");
        if (exchange.Status == 415 && Kind() == MessageKind.V2 && choices.FallsBack)
            return fallenBack = true;
        if (choices.ObeysText && exchange.ResponseBody.Length > 0)
            return Obeys(exchange, "please retry");
        return choices.Retries(exchange.Status);
    }

    private bool Obeys(Exchange exchange, string word) =>
        choices.ObeysText && System.Text.Encoding.UTF8.GetString(exchange.ResponseBody.Span).Contains(word, StringComparison.Ordinal);

    private MessageKind Kind() => choices.Always ?? (choices.OnlyV1 || fallenBack ? MessageKind.V1 : @case.Options.Message);

    private Exchange Post(Batch batch, int now)
    {
        var script = choices.Edit(
            new RequestScript
            {
                Message = Kind(),
                Series = batch.Series,
                Headers = Headers(),
            },
            batch.Attempts
        );
        var body = choices.Garbage ? [1, 2, 3, 4, 5, 6, 7] : RequestEncoder.Body(script);
        var headers = RequestEncoder.Headers(script);
        var type = headers.FirstOrDefault(h => h.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))?.Value;
        var decoded = BodyDecoder.Decode(body, ContentTypes.KindOf(type) ?? @case.Options.Message);
        var rule = Rule(ContentTypes.KindOf(type));
        var answered = rule.Abort == AbortKind.None;
        var written = answered && rule is { WithoutWritten: false };
        return new Exchange
        {
            Index = firstIndex + exchanges.Count,
            Origin = "lane",
            Connection = 1,
            Method = script.Method,
            Target = script.Path ?? MockPaths.Write("virtual", @case.Options.Path),
            RequestHeaders = [.. headers.Select(h => new HttpHeader(h.Name, h.Value))],
            RequestBody = body,
            RequestLength = body.Length,
            Answer = answered ? AnswerKind.Answered : AnswerKind.Closed,
            Status = answered ? rule.Status : 0,
            ResponseHeaders =
            [
                .. written ? [new HttpHeader("X-Prometheus-Remote-Write-Samples-Written", "1")] : ImmutableArray<HttpHeader>.Empty,
                .. rule.Headers.Select(h => new HttpHeader(h.Name, h.Value)),
            ],
            ResponseBody = System.Text.Encoding.UTF8.GetBytes(rule.Body),
            SentAt = TimeSpan.FromMilliseconds(now),
            ReceivedAt = TimeSpan.FromMilliseconds(now + 1),
            AnsweredAt = TimeSpan.FromMilliseconds(now + 2) + rule.Delay,
            ScrapesSeen = scrapes.Count,
            Decoded = decoded,
        };
    }

    private ImmutableDictionary<string, string?> Headers()
    {
        var headers = ImmutableDictionary<string, string?>.Empty.Add("User-Agent", "virtual-sender/1.0");
        foreach (var header in @case.Options.Headers)
        {
            if (choices.LetsUserOverride || !@case.Options.MayRefuse)
                headers = headers.SetItem(header.Name, header.Value);
        }

        return headers;
    }

    private ResponseScript Rule(MessageKind? kind)
    {
        for (var i = 0; i < @case.Respond.Length; i++)
        {
            var rule = @case.Respond[i];
            if ((rule.Times is { } times && used[i] >= times) || (rule.To is { } to && to != kind))
                continue;
            used[i]++;
            return rule;
        }

        return new ResponseScript();
    }

    private sealed record Batch(ImmutableArray<Series> Series)
    {
        public int Attempts { get; set; }
    }
}

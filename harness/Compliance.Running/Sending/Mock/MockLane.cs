using System.Collections.Immutable;
using System.Threading.Channels;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Responses;
using Compliance.Model.Scrapes;
using Compliance.Running.Sending.Exposition;

namespace Compliance.Running.Sending.Mock;

/// <summary>A lane while it runs: what came, what is answered next, which page is shown. Thread-safe.</summary>
public sealed class MockLane
{
    private readonly Lock gate = new();
    private readonly RunClock clock;
    private readonly MockLimits limits;
    private readonly ConnectionUse connections;
    private readonly ResponseRules rules;
    private readonly ExchangeLog log;
    private readonly PageProgress pages;
    private readonly List<Scrape> scrapes = [];
    private ImmutableArray<Scrape> scrapesShown = [];
    private readonly Channel<bool> changes = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );
    private int scraped;
    private bool accepting;
    private LaneTranscript? final;

    internal MockLane(Lane lane, RunClock clock, MockLimits limits, ConnectionUse connections)
    {
        Lane = lane;
        this.clock = clock;
        this.limits = limits;
        this.connections = connections;
        rules = new ResponseRules(lane.Respond);
        log = new ExchangeLog(limits);
        pages = new PageProgress(lane);
    }

    /// <summary>The lane.</summary>
    public Lane Lane { get; }

    /// <summary>Has an item when something came since it was last read.</summary>
    public ChannelReader<bool> Changes => changes.Reader;

    /// <summary>What has come and was answered up to now.</summary>
    public LaneTranscript Snapshot()
    {
        lock (gate)
            return final ?? Transcript(log.Answered());
    }

    /// <summary>The lane as it is now, with one of its requests and none of the others.</summary>
    internal LaneTranscript With(Exchange exchange)
    {
        lock (gate)
            return new LaneTranscript
            {
                Lane = Lane,
                Exchanges = [exchange],
                Scrapes = Scrapes(),
                At = clock.Now,
            };
    }

    /// <summary>Whether every request is accepted at once because the lane has nothing more to tell.</summary>
    internal bool Accepts
    {
        get
        {
            lock (gate)
                return accepting;
        }
    }

    /// <summary>From now on every request is accepted at once, whatever the script says.</summary>
    public void Accept()
    {
        lock (gate)
            accepting = true;
    }

    /// <summary>Ends the recording: the last snapshot, with the requests that were still waiting for their answer.</summary>
    /// <param name="because">Why it ended before its checks were decided; empty when they were.</param>
    /// <param name="refusedToStart">The sender refused the lane's configuration.</param>
    public LaneTranscript End(string because, bool refusedToStart = false)
    {
        lock (gate)
        {
            accepting = true;
            return final ??= Transcript(log.All()) with { Ended = true, EndedBecause = because, RefusedToStart = refusedToStart };
        }
    }

    /// <summary>Records a request at its full arrival and chooses its answer, both in one step.</summary>
    internal OpenExchange Open(Func<int> number, Func<int, Exchange> record, MessageKind? announced, bool keep = true)
    {
        lock (gate)
        {
            var exchange = record(number()) with { ScrapesSeen = scraped };
            connections.Used(exchange.Connection, exchange.Index);
            if (exchange.Decoded is { } body)
                pages.Arrived(body);
            var rule =
                accepting || Lane.IsRedirected(exchange)
                    ? ResponseRules.Accepting
                    : rules.Next(announced, exchange.BrokeOff || DataLess.Is(exchange.Decoded), beforePage: !pages.DataSeen);
            return new OpenExchange(final is null ? log.Open(exchange, keep) : -1, exchange, rule);
        }
    }

    /// <summary>Records how a request was answered. Done before the answer leaves, so that nothing can follow from it earlier.</summary>
    internal void Close(OpenExchange open, Exchange answered)
    {
        lock (gate)
        {
            if (open.Place >= 0)
                log.Close(open.Place, answered);
        }

        changes.Writer.TryWrite(true);
    }

    /// <summary>Records a scrape and says what is to be served.</summary>
    internal Scrape Scraped(string accept)
    {
        lock (gate)
        {
            var wallMs = clock.WallMs;
            var (index, n) = pages.Scraped(wallMs);
            var page = Lane.Pages[index];
            var format = FormatChoice.For(page, Lane.Formats, accept);
            var scrape = new Scrape(++scraped, index, n, clock.Now, wallMs, format, StatusOf(page), accept);
            if (scrapes.Count < limits.ScrapesPerLane && final is null)
                scrapes.Add(scrape);
            changes.Writer.TryWrite(true);
            return scrape;
        }
    }

    /// <summary>Service discovery asks: whether the page is listed.</summary>
    internal bool Discovered()
    {
        lock (gate)
            return pages.Discovered();
    }

    private LaneTranscript Transcript(ImmutableArray<Exchange> exchanges) =>
        new()
        {
            Lane = Lane,
            Exchanges = exchanges,
            Dropped = log.Dropped,
            LastOnConnection = connections.Of(exchanges),
            Scrapes = Scrapes(),
            At = clock.Now,
        };

    private ImmutableArray<Scrape> Scrapes() => scrapesShown.Length == scrapes.Count ? scrapesShown : scrapesShown = [.. scrapes];

    private static int StatusOf(Page page) =>
        page.Kind switch
        {
            PageKind.Status => page.Status,
            PageKind.Hang or PageKind.Gone => 0,
            _ => 200,
        };
}

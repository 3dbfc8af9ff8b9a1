using System.Collections.Immutable;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;

namespace Compliance.Judging.Sender.Facts;

/// <summary>What several matchers need to know of a lane; worked out once per snapshot.</summary>
public sealed class LaneFacts
{
    private readonly Lazy<PageBook> book;
    private readonly Lazy<bool> delivered;
    private readonly Lazy<ImmutableArray<RequestFacts>> pageData;
    private readonly Lazy<ImmutableArray<(RequestFacts, DecodedSeries, PageSeriesFacts)>> pageSeries;

    private LaneFacts(LaneTranscript lane)
    {
        Lane = lane;
        Requests = [.. lane.Writes.Select(e => RequestFacts.Of(e))];
        book = new Lazy<PageBook>(() => new PageBook(lane));
        pageSeries = new Lazy<ImmutableArray<(RequestFacts, DecodedSeries, PageSeriesFacts)>>(FindPageSeries);
        pageData = new Lazy<ImmutableArray<RequestFacts>>(() => [.. Requests.Where(CarriesPageData)]);
        delivered = new Lazy<bool>(() => Requests.Any(IsDelivery));
    }

    /// <summary>The lane.</summary>
    public LaneTranscript Lane { get; }

    /// <summary>Its requests in order of arrival, without those that did not arrive whole and those that followed a redirect.</summary>
    public ImmutableArray<RequestFacts> Requests { get; }

    /// <summary>Its pages.</summary>
    public PageBook Book => book.Value;

    /// <summary>
    /// Whether the sender is known to do its work here: a request decoded completely as the lane's message and holds a sample
    /// or histogram of a family of its pages. Without it nothing is a pass.
    /// </summary>
    public bool Delivered => delivered.Value;

    /// <summary>Its requests that carry data of its pages in any message.</summary>
    public ImmutableArray<RequestFacts> PageData => pageData.Value;

    /// <summary>The facts of a lane.</summary>
    public static LaneFacts Of(LaneTranscript lane) => lane.Remember(static l => new LaneFacts(l));

    /// <summary>Series of complete requests that stand for a series of the pages, with their request.</summary>
    public ImmutableArray<(RequestFacts Request, DecodedSeries Series, PageSeriesFacts Page)> PageSeries() => pageSeries.Value;

    private ImmutableArray<(RequestFacts Request, DecodedSeries Series, PageSeriesFacts Page)> FindPageSeries() =>
        [
            .. from request in Requests
            from series in request.Body?.Series ?? []
            let page = Book.Find(series)
            where page is not null
            select (request, series, page),
        ];

    /// <summary>Wall time at a monotonic time, in milliseconds since the Unix epoch; null before the first scrape.</summary>
    public long? WallMs(TimeSpan at) =>
        Lane.Scrapes.IsEmpty ? null : Lane.Scrapes[0].WallMs + (long)(at - Lane.Scrapes[0].At).TotalMilliseconds;

    /// <summary>Whether a request carries data of the lane's pages in the lane's message.</summary>
    public bool IsDelivery(RequestFacts request) => request.Message == Lane.Lane.Options.Message && CarriesPageData(request);

    /// <summary>Whether a request carries data of the lane's pages in any message.</summary>
    public bool CarriesPageData(RequestFacts request) => request.CarriesDataOf(Lane.Lane);

    /// <summary>Name of a message as the specification writes it.</summary>
    public static string Named(MessageKind kind) => kind == MessageKind.V1 ? "prometheus.WriteRequest" : "io.prometheus.write.v2.Request";
}

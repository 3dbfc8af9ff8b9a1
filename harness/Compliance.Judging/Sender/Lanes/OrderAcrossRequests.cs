using Compliance.Judging.Sender.Facts;
using Compliance.Model.Decoding;

namespace Compliance.Judging.Sender.Lanes;

/// <summary>Accepted samples of a series come in order of time, across requests too ("Samples and Histogram Samples").</summary>
/// <remarks>
/// Only what was answered 2xx counts: a refused request may be overtaken by newer data and be given up. Requests for different series may overtake
/// one another. Equal times are in order; the same sample twice is the business of <see cref="NotRepeated"/>.
/// </remarks>
[Matcher("order-across-requests", Summary = "Accepted samples of a series come in order of time, across requests too")]
public sealed record OrderAcrossRequests : LaneRule
{
    /// <inheritdoc/>
    protected override string Rule => "the samples of a series are sent in order of time";

    /// <inheritdoc/>
    protected override Finding? Judge(LaneFacts facts)
    {
        var newest = new Dictionary<string, (long TimestampMs, RequestFacts Request)>(StringComparer.Ordinal);
        var compared = 0;
        RequestFacts? last = null;
        foreach (var request in facts.Requests.Where(r => r.Exchange.Accepted))
        {
            foreach (var (series, sample) in FirstOlder(request, newest, ref compared))
                return Older(request, series, sample, newest[series.Key]);
            Remember(request, newest);
            last = request;
        }

        return Kept(compared, "samples compared with the one before in another request", last);
    }

    private static IEnumerable<(DecodedSeries Series, Timed Sample)> FirstOlder(
        RequestFacts request,
        Dictionary<string, (long TimestampMs, RequestFacts Request)> newest,
        ref int compared
    )
    {
        foreach (var series in request.Body?.Series ?? [])
        {
            if (!newest.TryGetValue(series.Key, out var before))
                continue;
            foreach (var sample in Timed.Of(series))
            {
                compared++;
                if (sample.TimestampMs < before.TimestampMs)
                    return [(series, sample)];
            }
        }

        return [];
    }

    private static void Remember(RequestFacts request, Dictionary<string, (long TimestampMs, RequestFacts Request)> newest)
    {
        foreach (var datum in request.Data)
        {
            if (!newest.TryGetValue(datum.Series, out var before) || datum.TimestampMs > before.TimestampMs)
                newest[datum.Series] = (datum.TimestampMs, request);
        }
    }

    private Finding Older(RequestFacts request, DecodedSeries series, Timed sample, (long TimestampMs, RequestFacts Request) before)
    {
        var said = FormattableString.Invariant(
            $"{SeriesKey.Shown(series.Labels)} at {sample.TimestampMs} comes after {before.TimestampMs} was accepted in exchange {before.Request.Index}"
        );
        var finding = Broken(request, sample.Range, said, "older than what was accepted before");
        return finding with { Exchanges = [before.Request.Index, request.Index] };
    }
}

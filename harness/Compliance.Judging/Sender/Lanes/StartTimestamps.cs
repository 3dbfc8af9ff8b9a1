using Compliance.Judging.Sender.Facts;
using Compliance.Model.Decoding;
using Compliance.Model.Metrics;
using Compliance.Model.Scrapes;

namespace Compliance.Judging.Sender.Lanes;

/// <summary>Start timestamps are the created times of the page ("Samples and Histogram Samples").</summary>
/// <remarks>
/// Only series with a created time on a page that can state one are judged. rc.3 has <c>TimeSeries.created_timestamp</c> instead, which is
/// reported but is no start timestamp. A sender that gives no start timestamp to any series does not represent the time 0 at all, which is legal.
/// </remarks>
/// <param name="Demand">What is asked of them.</param>
[Matcher("start-timestamps", Summary = "Start timestamps are the created times of the page")]
public sealed record StartTimestamps(StartDemand Demand) : LaneRule
{
    /// <inheritdoc/>
    protected override string Rule =>
        Demand switch
        {
            StartDemand.Provided => "samples of counters and histograms have a start timestamp",
            StartDemand.Right => "start timestamps are the created times of the page",
            StartDemand.CreatedField => "the created time is in the rc.3 field created_timestamp",
            _ => "a created time of 0 is written as 1 or -1",
        };

    /// <inheritdoc/>
    protected override Finding? Judge(LaneFacts facts)
    {
        var judged = 0;
        RequestFacts? last = null;
        var supported =
            Demand != StartDemand.Epoch || Judged(facts).Any(s => s.Page.Shown.CreatedMs != 0 && s.Sample.StartTimestampMs != 0);
        foreach (var (request, series, page, sample) in Judged(facts))
        {
            if (!supported || Problem(series, page.Shown.CreatedMs!.Value, sample) is not { } problem)
                continue;
            if (problem.Length > 0)
                return Broken(request, sample.Range, $"{page}: {problem}", "start timestamp");
            judged++;
            last = request;
        }

        return Kept(judged, "samples", last) ?? NoneSent(facts);
    }

    // Start timestamps are optional: without any there is none to be right or to stand for the time 0. That they are missing is judged by Provided.
    private Finding? NoneSent(LaneFacts facts)
    {
        var asked = Judged(facts).Where(s => s.Page.Shown.CreatedMs != 0).ToList();
        return Demand is StartDemand.Right or StartDemand.Epoch && asked.Count > 0 && asked.TrueForAll(s => s.Sample.StartTimestampMs == 0)
            ? Finding.NotApplicable(
                FormattableString.Invariant(
                    $"{asked.Count} samples of series whose page tells the created time arrived, none has a start timestamp"
                )
            )
            : null;
    }

    private static IEnumerable<(RequestFacts Request, DecodedSeries Series, PageSeriesFacts Page, Timed Sample)> Judged(LaneFacts facts) =>
        from s in facts.PageSeries()
        where s.Request.Message == MessageKind.V2 && s.Page.Shown is { CreatedMs: not null, Part: not SeriesPart.Created }
        from sample in Timed.Of(s.Series)
        where !sample.IsStale && sample.TimestampMs != s.Page.Shown.CreatedMs
        select (s.Request, s.Series, s.Page, sample);

    private string? Problem(DecodedSeries series, long created, Timed sample)
    {
        var start = sample.StartTimestampMs;
        var shown = FormattableString.Invariant($"start timestamp {start}, the page says {created}");
        return Demand switch
        {
            StartDemand.Provided => created == 0 ? null
            : start != 0 ? ""
            : FormattableString.Invariant($"no start timestamp, the page says {created}"),
            StartDemand.Right => start == 0 || created == 0 ? null
            : start == created ? ""
            : shown,
            StartDemand.CreatedField => created == 0 ? null
            : series.CreatedTimestampMs == created ? ""
            : FormattableString.Invariant($"created_timestamp is {series.CreatedTimestampMs}, the page says {created}"),
            _ => created != 0 ? null
            : start is 1 or -1 ? ""
            : shown,
        };
    }
}

using Compliance.Judging.Sender.Facts;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender.Requests;

/// <summary>A rule for every <c>TimeSeries</c> of a request by itself; the first that breaks it is reported.</summary>
public abstract record SeriesRule : IRequestMatcher
{
    /// <summary>What a compliant sender does, one phrase.</summary>
    protected abstract string Rule { get; }

    /// <inheritdoc/>
    public Finding? Judge(Exchange exchange, LaneTranscript lane)
    {
        if (RequestFacts.Of(exchange).Body is not { } body || body.Series.IsEmpty)
            return null;
        var judged = 0;
        for (var i = 0; i < body.Series.Length; i++)
        {
            var series = body.Series[i];
            if (!Concerns(series, body, lane))
                continue;
            judged++;
            if (Problem(series, body, lane) is { } problem)
                return Broken(exchange, series, i, problem);
        }

        return judged == 0 ? null : AllRight(exchange, judged);
    }

    /// <inheritdoc/>
    public virtual bool Stands(Finding? finding, Exchange exchange, LaneTranscript lane) => true;

    /// <summary>Whether the rule says anything about this series. Default: it does.</summary>
    protected virtual bool Concerns(DecodedSeries series, DecodedBody body, LaneTranscript lane) => true;

    /// <summary>What is wrong, one phrase; null when nothing is.</summary>
    protected abstract string? Problem(DecodedSeries series, DecodedBody body, LaneTranscript lane);

    /// <summary>What the rule says of a request when no series breaks it.</summary>
    /// <param name="exchange">The request.</param>
    /// <param name="judged">How many series it was asked of.</param>
    private protected Finding AllRight(Exchange exchange, int judged) => Finding.Satisfied(Rule, $"{judged} series", exchange.Index);

    private Finding Broken(Exchange exchange, DecodedSeries series, int index, string problem) =>
        Marking.Message(
            Rule,
            $"timeseries[{index}] {Marking.Shown(SeriesKey.Shown(series.Labels))}: {problem}",
            exchange,
            series.Range,
            problem
        );
}

using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Running.Receiving.ReadBack;

namespace Compliance.Running.Receiving;

/// <summary>A question of the read-back, with what accepted requests lead us to expect.</summary>
/// <param name="Query">The question.</param>
/// <param name="Window">Times to look at.</param>
/// <param name="Promised">Data that was answered 2xx and that the question should find; 0 when nothing was.</param>
internal sealed record Question(ReadQuery Query, TimeWindow Window, int Promised)
{
    /// <summary>The question of one arm.</summary>
    public static Question Of(ReadQuery query, ArmTranscript arm, long nowMs)
    {
        var sent = arm.Arm.Steps.Zip(arm.Exchanges, (step, exchange) => (step.Request, exchange.Accepted)).ToList();
        var window = sent.Aggregate(TimeWindow.Around(nowMs), (w, s) => w.Covering(s.Request));
        return new Question(query, window, Promise(query, sent.Where(s => s.Accepted).Select(s => s.Request)));
    }

    /// <summary>One question for several arms.</summary>
    public Question Join(Question other) => this with { Window = Window.Covering(other.Window), Promised = Promised + other.Promised };

    /// <summary>Whether an answer holds less than was promised.</summary>
    public bool Lacks(ReadResult result) => Promised > 0 && Found(result) < Promised;

    private static int Promise(ReadQuery query, IEnumerable<RequestScript> accepted)
    {
        if (query.Kind == ReadKind.Metadata)
            return accepted.Any(r => r.Series.Any(s => s.Name == query.Selector && s.Metadata is not null)) ? 1 : 0;
        var selector = SelectorSketch.Of(query.Selector);
        var series = accepted.SelectMany(r => r.Series).Where(s => selector.MayFind(s));
        return query.Kind switch
        {
            ReadKind.Samples => series.SelectMany(Points).Distinct().Count(),
            ReadKind.Exemplars => series.SelectMany(s => s.Exemplars.Select(e => (Key(s), e.TimestampMs, e.Value))).Distinct().Count(),
            _ => 0,
        };
    }

    /// <summary>Stale markers do not show.</summary>
    private static IEnumerable<(string Series, long TimestampMs)> Points(Series series)
    {
        var key = Key(series);
        return series
            .Samples.Where(s => !s.IsStale)
            .Select(s => (key, s.TimestampMs))
            .Concat(series.Histograms.Where(h => !h.IsStale).Select(h => (key, h.TimestampMs)));
    }

    private static string Key(Series series) => string.Join('\0', series.Labels.Order(Comparer<Label>.Create(Compare)));

    private static int Compare(Label a, Label b) =>
        string.CompareOrdinal(a.Name, b.Name) is not 0 and var order ? order : string.CompareOrdinal(a.Value, b.Value);

    private static int Found(ReadResult result) =>
        result.Query.Kind switch
        {
            ReadKind.Exemplars => result.Series.Sum(s => s.Exemplars.Length),
            ReadKind.Metadata => result.Series.Length,
            _ => result.Series.Sum(s => s.Samples.Length + s.Histograms.Length),
        };
}

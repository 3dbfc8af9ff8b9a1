using System.Collections.Immutable;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Wire.Selecting;

namespace Compliance.Running.Receiving.ReadBack;

/// <summary>
/// Answers from what a receiver forwarded to the suite. A sample that was forwarded twice counts once, as in a store; an instant question
/// looks back five minutes and is ended by a stale marker, as in PromQL.
/// </summary>
/// <param name="forwarded">Everything that has arrived up to now.</param>
/// <param name="ignore">Label names that the target adds.</param>
public sealed class ForwardedReadBack(Func<LaneTranscript> forwarded, ImmutableArray<string> ignore) : IReadBack
{
    private const long LookBackMs = 300_000;

    private readonly SeriesCleaner cleaner = new(ignore);
    private readonly Lock gate = new();
    private ForwardedData data = ForwardedData.Empty;

    /// <inheritdoc/>
    public Task<string> Flush(CancellationToken cancellation) => Task.FromResult("");

    /// <inheritdoc/>
    public Task<ReadResult> Read(ReadQuery query, TimeWindow window, CancellationToken cancellation)
    {
        var now = Current();
        var found =
            query.Kind == ReadKind.Metadata
                ? now.Metadata(query.Selector)
                : cleaner.Clean([.. now.Select(Selector.Parse(query.Selector)).Select(s => Shown(s, query, window)).Where(HasData)]);
        return Task.FromResult(new ReadResult(query, found, "", ""));
    }

    /// <inheritdoc/>
    public void Dispose() { }

    private ForwardedData Current()
    {
        lock (gate)
            return data = data.With(forwarded().Exchanges);
    }

    private static ReadSeries Shown(ForwardedSeries series, ReadQuery query, TimeWindow window) =>
        query.Kind switch
        {
            ReadKind.Instant => series.At(query.AtMs, LookBackMs),
            ReadKind.Exemplars => series.ExemplarsIn(window),
            _ => series.SamplesIn(window),
        };

    private static bool HasData(ReadSeries series) => !series.Samples.IsEmpty || !series.Histograms.IsEmpty || !series.Exemplars.IsEmpty;
}

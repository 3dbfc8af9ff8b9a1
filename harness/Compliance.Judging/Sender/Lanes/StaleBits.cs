using Compliance.Judging.Sender.Facts;

namespace Compliance.Judging.Sender.Lanes;

/// <summary>The marker sent for a series that ended has exactly the bits 0x7ff0000000000002 ("Samples and Histogram Samples").</summary>
[Matcher("stale-bits", Summary = "The marker sent for a series that ended has exactly the bits 0x7ff0000000000002")]
public sealed record StaleBits : LaneRule
{
    /// <inheritdoc/>
    protected override string Rule => "the marker of an ended series is the NaN 0x7ff0000000000002";

    /// <inheritdoc/>
    protected override Finding? Judge(LaneFacts facts)
    {
        var judged = 0;
        RequestFacts? last = null;
        foreach (var ended in EndedSeries.Of(facts))
        {
            foreach (var (request, sample) in ended.Markers)
            {
                if (!sample.IsStale)
                    return Broken(
                        request,
                        sample.Range,
                        FormattableString.Invariant($"{ended.End.Page}: the marker is 0x{sample.Bits:x16}"),
                        "other bits"
                    );
                judged++;
                last = request;
            }
        }

        return Kept(judged, "markers with the exact bits", last);
    }
}

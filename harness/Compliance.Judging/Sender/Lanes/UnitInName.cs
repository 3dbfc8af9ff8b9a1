using Compliance.Judging.Sender.Facts;
using Compliance.Model.Metrics;

namespace Compliance.Judging.Sender.Lanes;

/// <summary>A unit that is sent is a suffix of the metric family's name, as OpenMetrics advises (Remote-Write 2.0, "Metadata").</summary>
[Matcher("unit-in-name", Summary = "A unit that is sent is a suffix of the metric family's name, as OpenMetrics advises")]
public sealed record UnitInName : LaneRule
{
    /// <inheritdoc/>
    protected override string Rule => "the unit is part of the metric's name";

    /// <inheritdoc/>
    protected override Finding? Judge(LaneFacts facts)
    {
        var judged = 0;
        RequestFacts? last = null;
        foreach (var (request, series, page) in facts.PageSeries())
        {
            if (request.Message != MessageKind.V2 || series.Metadata is not { Metadata.Unit.Length: > 0 } metadata)
                continue;
            if (!series.Name.Contains("_" + metadata.Metadata.Unit, StringComparison.Ordinal))
                return Broken(request, metadata.Range, $"{page} has the unit {Marking.Shown(metadata.Metadata.Unit)}", "unit");
            judged++;
            last = request;
        }

        return Kept(judged, "series with a unit", last);
    }
}

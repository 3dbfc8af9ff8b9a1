using Compliance.Judging.Sender.Facts;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender.Requests;

/// <summary>No label but <c>__name__</c> starts with two underscores (Remote-Write 2.0, "Series Labels").</summary>
[Matcher("labels-not-reserved", Summary = "No label but __name__ starts with two underscores")]
public sealed record NoReservedLabels : LabelRule
{
    /// <inheritdoc/>
    protected override string Rule => "no label but __name__ starts with \"__\"";

    /// <inheritdoc/>
    // What the pages have shown up to now decides about reserved names.
    public override bool Stands(Finding? finding, Exchange exchange, LaneTranscript lane) => false;

    /// <inheritdoc/>
    public override bool Keeps(LabelSet set)
    {
        foreach (var label in set.Labels)
        {
            if (IsReserved(label.Name))
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    protected override string? Problem(DecodedSeries series, DecodedBody body, LaneTranscript lane)
    {
        foreach (var label in series.Labels)
        {
            if (IsReserved(label.Name) && !FromPage(series, label.Name, lane))
                return $"\"{label.Name}\" does";
        }

        return null;
    }

    private static bool IsReserved(string name) => name.StartsWith("__", StringComparison.Ordinal) && name != "__name__";

    private static bool FromPage(DecodedSeries series, string name, LaneTranscript lane) =>
        LaneFacts.Of(lane).Book.Named(series.Name).Any(p => p.Labels.Any(l => l.Name == name));
}

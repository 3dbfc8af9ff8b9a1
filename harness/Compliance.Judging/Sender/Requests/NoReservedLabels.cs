using Compliance.Judging.Sender.Facts;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender.Requests;

/// <summary>No label but <c>__name__</c> starts with two underscores (Remote-Write 2.0, "Series Labels").</summary>
[Matcher("labels-not-reserved", Summary = "No label but __name__ starts with two underscores")]
public sealed record NoReservedLabels : SeriesRule
{
    /// <inheritdoc/>
    protected override string Rule => "no label but __name__ starts with \"__\"";

    /// <inheritdoc/>
    protected override string? Problem(DecodedSeries series, DecodedBody body, LaneTranscript lane)
    {
        foreach (var label in series.Labels)
        {
            if (label.Name.StartsWith("__", StringComparison.Ordinal) && label.Name != "__name__" && !FromPage(series, label.Name, lane))
                return $"\"{label.Name}\" does";
        }

        return null;
    }

    private static bool FromPage(DecodedSeries series, string name, LaneTranscript lane) =>
        LaneFacts.Of(lane).Book.Named(series.Name).Any(p => p.Labels.Any(l => l.Name == name));
}

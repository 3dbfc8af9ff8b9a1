using Compliance.Judging.Sender.Facts;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;

namespace Compliance.Judging.Sender.Requests;

/// <summary>Metric or label names keep to the characters that PromQL needs no quotes for (Remote-Write 2.0, "Series Labels").</summary>
/// <remarks>A name that stands so on the scraped page is the page's choice and is not judged.</remarks>
/// <param name="Of"><c>metric</c> or <c>label</c>.</param>
[Matcher("names-classic", Summary = "Metric or label names keep to the characters that PromQL needs no quotes for")]
public sealed record NamesClassic(string Of) : LabelRule
{
    private bool Metric => Of == "metric";

    /// <inheritdoc/>
    protected override string Rule => Metric ? "metric names match [a-zA-Z_:][a-zA-Z0-9_:]*" : "label names match [a-zA-Z_][a-zA-Z0-9_]*";

    /// <inheritdoc/>
    protected override bool Concerns(DecodedSeries series, DecodedBody body, LaneTranscript lane) =>
        !Metric || (series.Name.Length > 0 && !LaneFacts.Of(lane).Book.Knows(series.Name)) || IsClassic(series.Name, true);

    /// <inheritdoc/>
    // What the pages have shown up to now decides about names that are not classic.
    public override bool Stands(Finding? finding, Exchange exchange, LaneTranscript lane) => false;

    /// <inheritdoc/>
    public override bool Keeps(LabelSet set)
    {
        if (Metric)
            return IsClassic(set.Name, true);
        foreach (var label in set.Labels)
        {
            if (!IsClassic(label.Name, false))
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    protected override string? Problem(DecodedSeries series, DecodedBody body, LaneTranscript lane)
    {
        if (Metric)
            return IsClassic(series.Name, true) ? null : $"the metric name \"{series.Name}\" does not";
        foreach (var label in series.Labels)
        {
            if (label.Name.Length > 0 && !IsClassic(label.Name, false) && !FromPage(series, label, lane))
                return $"the label name \"{label.Name}\" does not";
        }

        return null;
    }

    private static bool FromPage(DecodedSeries series, Label label, LaneTranscript lane) =>
        LaneFacts.Of(lane).Book.Named(series.Name).Any(p => p.Labels.Any(l => l.Name == label.Name));

    private static bool IsClassic(string name, bool colons)
    {
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (!(char.IsAsciiLetter(c) || c == '_' || (colons && c == ':') || (i > 0 && char.IsAsciiDigit(c))))
                return false;
        }

        return name.Length > 0;
    }
}

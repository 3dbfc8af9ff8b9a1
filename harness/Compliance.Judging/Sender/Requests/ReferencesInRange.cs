using Compliance.Model.Decoding;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;

namespace Compliance.Judging.Sender.Requests;

/// <summary>References of labels, exemplars, help and unit point into the symbol table of their own request ("Symbols").</summary>
[Matcher(
    "references-in-range",
    Summary = "References of labels, exemplars, help and unit point into the symbol table of their own request"
)]
public sealed record ReferencesInRange : SeriesRule
{
    /// <inheritdoc/>
    protected override string Rule => "every reference points to a symbol of the same request";

    /// <inheritdoc/>
    protected override bool Concerns(DecodedSeries series, DecodedBody body, LaneTranscript lane) => body.Kind == MessageKind.V2;

    /// <inheritdoc/>
    protected override string? Problem(DecodedSeries series, DecodedBody body, LaneTranscript lane)
    {
        var symbols = body.Symbols.Length;
        foreach (var reference in series.Refs)
        {
            if (reference >= symbols)
                return $"labels_refs holds {reference}, the table has {symbols} symbols";
        }

        foreach (var exemplar in series.Exemplars)
        {
            foreach (var reference in exemplar.Refs)
            {
                if (reference >= symbols)
                    return $"an exemplar refers to {reference}, the table has {symbols} symbols";
            }
        }

        return series.Metadata is { } m ? Metadata(m, symbols) : null;
    }

    // 0 is the unset field: it refers to nothing when there is no table at all.
    private static string? Metadata(DecodedMetadata metadata, int symbols) =>
        metadata.HelpRef > 0 && metadata.HelpRef >= symbols ? $"help_ref is {metadata.HelpRef}, the table has {symbols} symbols"
        : metadata.UnitRef > 0 && metadata.UnitRef >= symbols ? $"unit_ref is {metadata.UnitRef}, the table has {symbols} symbols"
        : null;
}

using Compliance.Judging.Sender.Facts;
using Compliance.Model.Decoding;
using Compliance.Model.Metrics;
using Compliance.Model.Scrapes;

namespace Compliance.Judging.Sender.Lanes;

/// <summary>Series of a page carry its type, help and unit ("io.prometheus.write.v2.Request", "Metadata").</summary>
/// <remarks>
/// What the page does not state is not asked for; a help text or unit that is sent for it all the same must not be that of another metric. A series that only carries a stale marker need not repeat its metadata. Series that the sender makes
/// itself, such as <c>up</c>, are not judged.
/// </remarks>
/// <param name="Field">The sub-field.</param>
/// <param name="Demand">Whether it must be there, or be right where it is there.</param>
[Matcher("page-metadata", Summary = "Series of a page carry its type, help and unit")]
public sealed record PageMetadata(MetadataField Field, MetadataDemand Demand) : LaneRule
{
    private string Named => Field.ToString().ToLowerInvariant();

    /// <inheritdoc/>
    protected override string Rule =>
        Demand == MetadataDemand.Provided ? $"series carry the {Named} of their metric" : $"the {Named} of a series is the one on the page";

    /// <inheritdoc/>
    protected override Finding? Judge(LaneFacts facts)
    {
        var judged = 0;
        RequestFacts? last = null;
        foreach (var (request, series, page) in facts.PageSeries())
        {
            if (request.Message != MessageKind.V2 || page.Shown.Part == SeriesPart.Created || Timed.Of(series).All(t => t.IsStale))
                continue;
            var wanted = Text(new Metadata(page.Shown.Type, page.Shown.Help, page.Shown.Unit));
            var sent = Text(series.Metadata?.Metadata ?? new Metadata(MetricType.Unspecified));
            if (wanted.Length == 0 && Demand == MetadataDemand.Right && IsOfAnother(facts, page, sent))
                return Wrong(request, series, page, wanted, sent);
            if (wanted.Length == 0 || (Demand == MetadataDemand.Right && sent.Length == 0))
                continue;
            if (Demand == MetadataDemand.Provided ? sent.Length == 0 : sent != wanted)
                return Wrong(request, series, page, wanted, sent);
            judged++;
            last = request;
        }

        return Kept(judged, $"series with the {Named} of the page", last);
    }

    // A type that is guessed can be that of another metric by chance.
    private bool IsOfAnother(LaneFacts facts, PageSeriesFacts page, string sent) =>
        Field != MetadataField.Type
        && sent.Length > 0
        && facts.Book.Series.Any(p =>
            p.Name != page.Name && Text(new Metadata(MetricType.Unspecified, p.Shown.Help, p.Shown.Unit)) == sent
        );

    private string Text(Metadata metadata) =>
        Field switch
        {
            MetadataField.Type => metadata.Type == MetricType.Unspecified ? "" : metadata.Type.ToString().ToLowerInvariant(),
            MetadataField.Help => metadata.Help,
            _ => metadata.Unit,
        };

    private Finding Wrong(RequestFacts request, DecodedSeries series, PageSeriesFacts page, string wanted, string sent) =>
        Broken(
            request,
            series.Metadata?.Range ?? series.Range,
            $"{page}: the {Named} is {(sent.Length == 0 ? "missing" : Marking.Shown(sent))}, the page says {(wanted.Length == 0 ? "nothing" : Marking.Shown(wanted))}",
            $"{Named} {(sent.Length == 0 ? "missing" : "of another metric")}"
        );
}

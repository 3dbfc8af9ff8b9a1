using Compliance.Judging.Sender.Facts;
using Compliance.Model.Decoding;
using Compliance.Model.Metrics;

namespace Compliance.Judging.Sender.Lanes;

/// <summary>Every series carries the complete label set of the page on every request; labels that the sender adds are welcome ("Series Labels").</summary>
[Matcher(
    "page-labels",
    Summary = "Every series carries the complete label set of the page on every request; labels that the sender adds are welcome"
)]
public sealed record PageLabels : LaneRule
{
    /// <inheritdoc/>
    protected override string Rule => "every series carries all labels of the page on every request";

    /// <inheritdoc/>
    protected override Finding? Judge(LaneFacts facts)
    {
        var judged = 0;
        RequestFacts? last = null;
        foreach (var request in facts.Requests)
        {
            foreach (var series in request.Body?.Series ?? [])
            {
                if (facts.Book.Find(series) is not null)
                {
                    judged++;
                    last = request;
                }
                else if (Nearest(facts.Book, series) is { } page)
                {
                    return Lacks(request, series, page);
                }
            }
        }

        return Kept(judged, "series with all labels of the page", last);
    }

    // The page series of the same name, or for a series without a name one whose other labels are all there.
    private static PageSeriesFacts? Nearest(PageBook book, DecodedSeries series) =>
        series.Name.Length > 0
            ? book.Named(series.Name).MaxBy(p => p.Labels.Count(l => Has(series, l)))
            : book.Series.FirstOrDefault(p =>
                p.Labels.Length > 1 && p.Labels.All(l => l.Name == "__name__" || l.Value.Length == 0 || Has(series, l))
            );

    private static bool Has(DecodedSeries series, Label label) => series.Labels.Any(l => PageBook.Same(l, label));

    private Finding Lacks(RequestFacts request, DecodedSeries series, PageSeriesFacts page)
    {
        var missing = string.Join(", ", page.Labels.Where(l => l.Value.Length > 0 && !Has(series, l)));
        return Broken(
            request,
            series.Range,
            $"{SeriesKey.Shown(series.Labels)} lacks {missing} of {page}",
            "label set differs from the page's"
        );
    }
}

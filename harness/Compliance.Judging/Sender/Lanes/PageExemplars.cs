using Compliance.Judging.Sender.Facts;
using Compliance.Judging.Sender.Requests;
using Compliance.Model.Decoding;
using Compliance.Model.Metrics;

namespace Compliance.Judging.Sender.Lanes;

/// <summary>Exemplars are those of the page: on the right series, with its labels, value and timestamp (Remote-Write 2.0, "Exemplars").</summary>
/// <remarks>An exemplar without a timestamp on the page gets one at the scrape, so any time near a scrape is right.</remarks>
/// <param name="Part">The part that is compared.</param>
[Matcher("page-exemplars", Summary = "Exemplars are those of the page: on the right series, with its labels, value and timestamp")]
public sealed record PageExemplars(ExemplarPart Part) : LaneRule
{
    private string Named => Part.ToString().ToLowerInvariant();

    /// <inheritdoc/>
    protected override string Rule =>
        Part == ExemplarPart.Series ? "exemplars are on the series that had them on the page" : $"the {Named} of an exemplar is the page's";

    /// <inheritdoc/>
    protected override Finding? Judge(LaneFacts facts)
    {
        var judged = 0;
        RequestFacts? last = null;
        foreach (var (request, series, page) in facts.PageSeries())
        {
            foreach (var sent in series.Exemplars)
            {
                if (Problem(facts, page, sent.Exemplar) is not { } problem)
                    continue;
                if (problem.Length > 0)
                    return Broken(request, sent.Range, $"exemplar of {page}: {problem}", Named);
                judged++;
                last = request;
            }
        }

        return Kept(judged, "exemplars equal to the page's", last);
    }

    // Null: nothing to say of this part; empty: right.
    private string? Problem(LaneFacts facts, PageSeriesFacts page, Exemplar sent)
    {
        var own = Shown(page).Where(e => SameLabels(e, sent)).ToList();
        if (Part == ExemplarPart.Series)
            return own.Count > 0 ? "" : Elsewhere(facts, page, sent);
        if (own.Count == 0)
            return Part == ExemplarPart.Labels ? OtherLabels(facts, page, sent) : null;
        return Part switch
        {
            ExemplarPart.Value => own.Exists(e => SameBits(e, sent))
                ? ""
                : FormattableString.Invariant($"value {sent.Value:R}, the page shows {own[0].Value:R}"),
            ExemplarPart.Timestamp => own.Exists(e => SameTime(page, e, sent))
                ? ""
                : FormattableString.Invariant($"timestamp {sent.TimestampMs}, the page shows {own[0].TimestampMs}"),
            _ => "",
        };
    }

    private static string? Elsewhere(LaneFacts facts, PageSeriesFacts page, Exemplar sent)
    {
        var other = facts.Book.Series.FirstOrDefault(p =>
            p != page && Shown(p).Any(e => SameLabels(e, sent) || (SameBits(e, sent) && e.Labels.IsEmpty))
        );
        return other is null ? null : $"it belongs to {other}";
    }

    private static string? OtherLabels(LaneFacts facts, PageSeriesFacts page, Exemplar sent)
    {
        if (Elsewhere(facts, page, sent) is not null)
            return null;
        var shown = string.Join(" or ", Shown(page).Select(e => "{" + string.Join(", ", e.Labels) + "}").Distinct(StringComparer.Ordinal));
        return shown.Length == 0 ? null : $"labels {{{string.Join(", ", sent.Labels)}}}, the page shows {shown}";
    }

    private static IEnumerable<Exemplar> Shown(PageSeriesFacts page) => page.Showings.SelectMany(s => s.Series.Exemplars).Distinct();

    private static bool SameLabels(Exemplar page, Exemplar sent) => SeriesKey.Of(page.Labels) == SeriesKey.Of(sent.Labels);

    private static bool SameBits(Exemplar page, Exemplar sent) =>
        BitConverter.DoubleToUInt64Bits(page.Value) == BitConverter.DoubleToUInt64Bits(sent.Value);

    private static bool SameTime(PageSeriesFacts page, Exemplar shown, Exemplar sent) =>
        shown.TimestampMs != 0
            ? shown.TimestampMs == sent.TimestampMs
            : page.Showings.Any(s => Math.Abs(s.Scrape.WallMs - sent.TimestampMs) <= PageSeriesFacts.ToleranceMs);
}

using System.Collections.Immutable;
using Compliance.Model.Metrics;
using Compliance.Model.Scrapes;

namespace Compliance.Running.Sending.Exposition;

/// <summary>Which format a page is served in.</summary>
public static class FormatChoice
{
    private static readonly ImmutableArray<ExpositionFormat> All =
    [
        ExpositionFormat.Text,
        ExpositionFormat.OpenMetrics,
        ExpositionFormat.Protobuf,
    ];

    /// <summary>
    /// Chooses by the sender's <c>Accept</c> header among the formats that the lane allows, or else among those that lose least of the
    /// page. A sender that accepts none of them is served the lane's first format, or text: it may cope.
    /// </summary>
    /// <param name="page">The page.</param>
    /// <param name="allowed">Formats of the lane, best first; empty: chosen by what the page holds.</param>
    /// <param name="accept">Value of the header; several lines joined by commas.</param>
    public static ExpositionFormat For(Page page, ImmutableArray<ExpositionFormat> allowed, string accept)
    {
        var accepted = AcceptHeader.Read(accept);
        var choices = allowed.IsEmpty ? Needed(page) : [allowed];
        foreach (var choice in choices)
        {
            if (Best(choice, accepted) is { } format)
                return format;
        }

        return allowed.IsEmpty ? ExpositionFormat.Text : allowed[0];
    }

    // Sets of formats that show the page equally well, best set first.
    private static ImmutableArray<ImmutableArray<ExpositionFormat>> Needed(Page page)
    {
        if (page.Families.Any(f => f.Series.Any(s => s.Native is not null)))
            return
            [
                [ExpositionFormat.Protobuf],
                [ExpositionFormat.OpenMetrics, ExpositionFormat.Text],
            ];
        if (page.Families.Any(f => f.Type is MetricType.Info or MetricType.StateSet))
            return
            [
                [ExpositionFormat.OpenMetrics],
                All,
            ];
        if (page.Families.Any(IsRich))
            return
            [
                [ExpositionFormat.OpenMetrics, ExpositionFormat.Protobuf],
                All,
            ];
        return [All];
    }

    private static bool IsRich(Family family) =>
        family.Type == MetricType.GaugeHistogram
        || family.Unit.Length > 0
        || family.Series.Any(s => s.CreatedMs is not null || !s.Exemplars.IsEmpty);

    // By the sender's quality; the lane's order decides between equals, and the header's where the lane has none.
    private static ExpositionFormat? Best(
        ImmutableArray<ExpositionFormat> choice,
        ImmutableArray<(ExpositionFormat Format, double Quality)> accepted
    )
    {
        var fitting = accepted.Where(a => choice.Contains(a.Format));
        var best = choice == All ? fitting : fitting.OrderByDescending(a => a.Quality).ThenBy(a => choice.IndexOf(a.Format));
        return best.Select(a => (ExpositionFormat?)a.Format).FirstOrDefault();
    }
}

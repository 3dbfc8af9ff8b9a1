using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Scrapes;

namespace Compliance.Judging.Sender.Facts;

/// <summary>Everything that the pages of a lane have shown: the truth that requests are compared with.</summary>
public sealed class PageBook
{
    // What a page holds at a scrape is asked for by every snapshot of every lane that shows it.
    private static readonly ConditionalWeakTable<
        Page,
        ConcurrentDictionary<(int PageScrape, ExpositionFormat Format), ImmutableArray<(string Key, ExpectedSeries Series)>>
    > Contents = [];

    private readonly Dictionary<string, PageSeriesFacts> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<PageSeriesFacts>> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PageSeriesFacts?> found = new(StringComparer.Ordinal);
    private readonly PagePlan plan;

    /// <summary>Reads the scrapes of a lane.</summary>
    public PageBook(LaneTranscript lane)
    {
        plan = PagePlan.Of(lane.Lane);
        Scrapes = [.. lane.Scrapes.OrderBy(s => s.Number)];
        foreach (var scrape in Scrapes.Where(s => s.Status is >= 200 and < 300 && s.Page < lane.Lane.Pages.Length))
        {
            foreach (var (key, series) in Shown(lane.Lane.Pages[scrape.Page], scrape))
                Enter(key, series, scrape);
        }
    }

    /// <summary>Scrapes by number.</summary>
    public ImmutableArray<Scrape> Scrapes { get; }

    /// <summary>Whether a series with a timestamp of its own was shown.</summary>
    public bool HasTimestamped { get; private set; }

    /// <summary>All series shown so far.</summary>
    public IEnumerable<PageSeriesFacts> Series => byName.Values.SelectMany(s => s);

    /// <summary>Whether a family of the lane's pages (shown yet or not) has series of this name.</summary>
    public bool Knows(string metric) => plan.Names(metric);

    /// <summary>Whether a shown series has this metric name.</summary>
    public bool Shows(string metric) => byName.ContainsKey(metric);

    /// <summary>Series shown under a metric name.</summary>
    public IReadOnlyList<PageSeriesFacts> Named(string metric) => byName.GetValueOrDefault(metric) ?? [];

    /// <summary>The series of a page that a sent series stands for: all labels of the page are there, whatever the sender added. Null: none.</summary>
    public PageSeriesFacts? Find(DecodedSeries sent)
    {
        if (!Shows(sent.Name))
            return null;
        if (found.TryGetValue(sent.Key, out var known))
            return known;
        PageSeriesFacts? best = null;
        foreach (var page in byName[sent.Name])
        {
            if ((best is null || page.Labels.Length > best.Labels.Length) && Carries(sent.Labels, page.Labels))
                best = page;
        }

        return found[sent.Key] = best;
    }

    /// <summary>
    /// Whether a label set holds all labels of a page; bounds and quantiles are compared as numbers, for senders spell them in their own way.
    /// A label with an empty value is no label: a page may show it, a sender must not send it. Those that scrapers add themselves (<c>job</c> and
    /// <c>instance</c>) need not be there: a sender renames them or puts its own in their place.
    /// </summary>
    public static bool Carries(ImmutableArray<Label> sent, ImmutableArray<Label> page)
    {
        foreach (var label in page)
        {
            if (label.Value.Length > 0 && label.Name is not ("job" or "instance") && !Carries(sent, label))
                return false;
        }

        return true;
    }

    /// <summary>Whether two labels mean the same.</summary>
    public static bool Same(Label sent, Label page) =>
        sent.Name == page.Name
        && (sent.Value == page.Value || (page.Name is "le" or "quantile" && Number(sent.Value) is { } a && a.Equals(Number(page.Value))));

    private static bool Carries(ImmutableArray<Label> sent, Label page)
    {
        foreach (var label in sent)
        {
            if (Same(label, page))
                return true;
        }

        return false;
    }

    private static double? Number(string text) =>
        text switch
        {
            "+Inf" or "Inf" => double.PositiveInfinity,
            "-Inf" => double.NegativeInfinity,
            _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
        };

    private static ImmutableArray<(string Key, ExpectedSeries Series)> Shown(Page page, Scrape scrape) =>
        Contents
            .GetValue(page, _ => [])
            .GetOrAdd(
                (scrape.PageScrape, scrape.Format),
                (of, p) => [.. Content(p, of.PageScrape, of.Format).Select(s => (SeriesKey.Of(s.Labels), s))],
                page
            );

    private static IEnumerable<ExpectedSeries> Content(Page page, int pageScrape, ExpositionFormat format) =>
        PageData.SeriesOf(page, pageScrape, format).Concat(page.Families.SelectMany(f => CustomBuckets.Of(f, pageScrape, format)));

    private void Enter(string key, ExpectedSeries series, Scrape scrape)
    {
        if (!byKey.TryGetValue(key, out var facts))
        {
            byKey.Add(key, facts = new PageSeriesFacts(series.Name, series.Labels));
            (CollectionsMarshal.GetValueRefOrAddDefault(byName, series.Name, out _) ??= []).Add(facts);
        }

        facts.Showings.Add(new Showing(scrape, series));
        HasTimestamped |= series.Timestamped is not null;
    }
}

using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Compliance.Model.Evidence;
using Compliance.Model.Scrapes;

namespace Compliance.Judging.Sender.Facts;

/// <summary>What a lane's pages are to show, shown yet or not.</summary>
public sealed class PagePlan
{
    private static readonly ConditionalWeakTable<Lane, PagePlan> Known = [];

    private static readonly ImmutableArray<string> Suffixes =
    [
        "_total",
        "_bucket",
        "_sum",
        "_count",
        "_gsum",
        "_gcount",
        "_info",
        "_created",
    ];

    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    private PagePlan(Lane lane)
    {
        foreach (var family in lane.Pages.SelectMany(p => p.Families))
            names.UnionWith(NamesOf(family));
        HasTimestamps = lane.Pages.Any(p => p.Families.Any(f => f.Series.Any(s => s.Timestamped is not null)));
    }

    /// <summary>The plan of a lane, worked out once.</summary>
    public static PagePlan Of(Lane lane) => Known.GetValue(lane, l => new PagePlan(l));

    /// <summary>Whether a series has a timestamp of its own.</summary>
    public bool HasTimestamps { get; }

    /// <summary>Whether a family has series of this name.</summary>
    public bool Names(string metric) => names.Contains(metric);

    private static IEnumerable<string> NamesOf(Family family)
    {
        var name = PageData.BaseName(family);
        return [name, family.Name, .. Suffixes.Select(s => name + s)];
    }
}

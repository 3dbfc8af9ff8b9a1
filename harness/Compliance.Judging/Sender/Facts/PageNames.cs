using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Compliance.Model.Evidence;
using Compliance.Model.Scrapes;

namespace Compliance.Judging.Sender.Facts;

/// <summary>The names that series of a lane's pages can have, shown yet or not.</summary>
public sealed class PageNames
{
    private static readonly ConditionalWeakTable<Lane, PageNames> Known = [];

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

    private PageNames(Lane lane)
    {
        foreach (var family in lane.Pages.SelectMany(p => p.Families))
            names.UnionWith(NamesOf(family));
    }

    /// <summary>The names of a lane, worked out once.</summary>
    public static PageNames Of(Lane lane) => Known.GetValue(lane, l => new PageNames(l));

    /// <summary>Whether a family has series of this name.</summary>
    public bool Contains(string metric) => names.Contains(metric);

    private static IEnumerable<string> NamesOf(Family family)
    {
        var name = PageData.BaseName(family);
        return [name, family.Name, .. Suffixes.Select(s => name + s)];
    }
}

using System.Collections.Immutable;
using Compliance.Cases.Reading;
using Compliance.Model.Nodes;
using Compliance.Model.Scrapes;

namespace Compliance.Cases.Sender;

/// <summary>Reads <c>scrape</c>.</summary>
/// <param name="fixtures">The fixtures that a page may name.</param>
/// <param name="templates">Replaces the templates of a fixture.</param>
/// <param name="nowMs">The one <c>now</c> of the case.</param>
internal sealed class PageReader(Fixtures fixtures, Templates templates, long nowMs)
{
    private const int MostPages = 64;

    public (ImmutableArray<Page> Pages, ImmutableArray<ExpositionFormat> Formats) Read(Node node)
    {
        var map = CaseShapes.Scrape.Open(node);
        var pages = map.OneOf(true, "fixture", "families", "pages") == "pages" ? Pages(map.Required("pages")) : [Families(map)];
        var formats = Formats(map);
        if (formats.Length > 0)
            Shows(pages, formats, map);
        return (pages, formats);
    }

    private ImmutableArray<Page> Pages(Node node)
    {
        var items = node.List("pages").Items;
        if (items.Length is 0 or > MostPages)
            throw node.Error($"pages must list 1 to {MostPages} pages");
        var pages = items.Select(i => ReadPage(CaseShapes.Page.Open(i))).ToImmutableArray();
        return pages.Any(p => p.Kind == PageKind.Families) ? pages : throw node.Error("at least one page must serve families");
    }

    private Page ReadPage(Mapping map)
    {
        var page = map.OneOf(true, "fixture", "families", "status", "hang", "gone", "withdrawn") switch
        {
            "status" => new Page { Kind = PageKind.Status, Status = map.Required("status").Count("status", 200, 599) },
            "hang" => Kind(map, "hang", PageKind.Hang),
            "gone" => Kind(map, "gone", PageKind.Gone),
            "withdrawn" => Kind(map, "withdrawn", PageKind.Withdrawn),
            _ => Families(map),
        };
        return page with { For = map["for"]?.Count("for", 1, 1000) };
    }

    private static Page Kind(Mapping map, string key, PageKind kind) =>
        map.Flag(key) ? new Page { Kind = kind } : throw map.KeyError(key, $"'{key}' can only be true");

    private Page Families(Mapping map)
    {
        var reader = new FamilyReader(nowMs);
        return map["fixture"] is { } name
            ? new Page { Fixture = name.Text("fixture"), Families = reader.Read(templates.Fill(fixtures.Part(name, "families"))) }
            : new Page { Families = reader.Read(map.Required("families")) };
    }

    private static ImmutableArray<ExpositionFormat> Formats(Mapping map)
    {
        ImmutableArray<ExpositionFormat> formats = [.. map.Items("formats").Select(f => f.OneOf("a format", Choices.Formats))];
        if (map.Has("formats") && formats.Length == 0)
            throw map.KeyError("formats", "formats must list at least one");
        return formats.Distinct().Count() == formats.Length ? formats : throw map.KeyError("formats", "a format is listed twice");
    }

    /// <summary>What no listed format can show would silently not be tested.</summary>
    private static void Shows(ImmutableArray<Page> pages, ImmutableArray<ExpositionFormat> formats, Mapping map)
    {
        var series = pages.SelectMany(p => p.Families).SelectMany(f => f.Series).ToArray();
        if (series.Any(s => s.Native is not null) && !formats.Contains(ExpositionFormat.Protobuf))
            throw map.KeyError("formats", "native histograms need the format protobuf");
        if (formats is not [ExpositionFormat.Text])
            return;
        if (
            series.Any(s => s.Exemplars.Length > 0 || s.CreatedMs is not null)
            || pages.SelectMany(p => p.Families).Any(f => f.Unit.Length > 0)
        )
            throw map.KeyError("formats", "exemplars, created timestamps and units need the format openmetrics or protobuf");
    }
}

using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Compliance.Cases.Reading;
using Compliance.Cases.Receiver;
using Compliance.Model.Metrics;
using Compliance.Model.Nodes;
using Compliance.Model.Scrapes;

namespace Compliance.Cases.Sender;

/// <summary>Reads the families of a page. What a well-behaved exporter could not expose is an error: a page is never the fault.</summary>
/// <param name="nowMs">The one <c>now</c> of the case.</param>
internal sealed class FamilyReader(long nowMs)
{
    private const int MostSeries = 20_000;
    private static readonly Regex MetricName = new(@"^[a-zA-Z_:][a-zA-Z0-9_:]*\z", RegexOptions.CultureInvariant);
    private static readonly Regex LabelName = new(@"^[a-zA-Z_][a-zA-Z0-9_]*\z", RegexOptions.CultureInvariant);

    /// <summary>The families of one page, which must not get into each other's way.</summary>
    public ImmutableArray<Family> Read(Node node)
    {
        var items = node.List("families").Items;
        var families = items.Select(Family).ToImmutableArray();
        if (families.Sum(f => f.Series.Length) > MostSeries)
            throw node.Error($"a page may hold at most {MostSeries} series");
        Dictionary<string, string> owners = new(StringComparer.Ordinal);
        foreach (var (family, item) in families.Zip(items))
        {
            foreach (var name in SampleNames.Of(family))
            {
                if (!owners.TryAdd(name, family.Name))
                    throw item.Error($"the families '{owners[name]}' and '{family.Name}' both have samples named '{name}'");
            }
        }
        return families;
    }

    private Family Family(Node node)
    {
        var map = CaseShapes.Family.Open(node);
        var type = map["type"]?.OneOf("type", Choices.Types) ?? MetricType.Unspecified;
        var name = Name(map.Required("name"), type);
        var items = map.Required("series").List("series").Items;
        if (items.Length == 0)
            throw map.KeyError("series", "a family needs at least one series");
        var reader = new PageSeriesReader(type, nowMs);
        var series = items.Select(reader.Read).ToImmutableArray();
        Distinct(series, items);
        return new Family(name, type, map.OptionalText("help") ?? "", Unit(map, name, type), series);
    }

    /// <summary>Labels of a series on a page, without reserved ones.</summary>
    public static ImmutableArray<Label> PageLabels(Node? node, params ReadOnlySpan<string> reserved)
    {
        if (node is null)
            return [];
        var labels = Labels.Read(node);
        foreach (var label in labels)
        {
            if (!LabelName.IsMatch(label.Name) || label.Name == "__name__")
                throw node.Error(
                    $"'{label.Name}' is no label name that a text page can show: letters, digits and underscores, not __name__"
                );
            if (reserved.Contains(label.Name))
                throw node.Error($"the label '{label.Name}' is written by the page itself for this type");
        }
        return labels.DistinctBy(l => l.Name).Count() == labels.Length ? labels : throw node.Error("two labels have the same name");
    }

    private static string Name(Node node, MetricType type)
    {
        var name = node.Text("name");
        if (!MetricName.IsMatch(name))
            throw node.Error($"{Phrases.Shown(name)} is no metric name that a text page can show: letters, digits, underscores and colons");
        if (type == MetricType.Counter && name.EndsWith("_total", StringComparison.Ordinal))
            throw node.Error("a counter's name is written without _total, which its sample gets");
        return name;
    }

    private static string Unit(Mapping map, string name, MetricType type)
    {
        if (map["unit"] is not { } node)
            return "";
        var unit = node.Text("unit");
        if (unit.Length == 0)
            return "";
        if (type is MetricType.Info or MetricType.StateSet)
            throw node.Error("info and state set metrics have no unit");
        return name.EndsWith($"_{unit}", StringComparison.Ordinal)
            ? unit
            : throw node.Error($"the name '{name}' must end in its unit: '_{unit}'");
    }

    private static void Distinct(ImmutableArray<PageSeries> series, ImmutableArray<Node> items)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var (one, item) in series.Zip(items))
        {
            if (!seen.Add(Labels.Identity([.. one.Labels.Where(l => l.Value.Length > 0)])))
                throw item.Error("two series of the family have the same labels");
        }
    }
}

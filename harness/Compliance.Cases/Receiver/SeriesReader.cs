using System.Collections.Immutable;
using System.Globalization;
using Compliance.Cases.Reading;
using Compliance.Model.Metrics;
using Compliance.Model.Nodes;

namespace Compliance.Cases.Receiver;

/// <summary>Reads series with their data.</summary>
/// <param name="nowMs">The one <c>now</c> of the case.</param>
/// <param name="let">Name that <c>{let: NAME}</c> may use; null: none.</param>
internal sealed class SeriesReader(long nowMs, string? let)
{
    private static readonly ImmutableArray<string> ShortFormKeys = ["at", "start"];

    public Series Read(Node node)
    {
        if (node is MapNode letUse && letUse.Find("let") is not null)
            return new Series { Let = Let(CaseShapes.LetUse.Open(node)) };
        var map = CaseShapes.Series.Open(node);
        map.OneOf(false, "samples", "value");
        return new Series
        {
            Labels = Labels.Read(map.Required("labels")),
            Samples = Samples(map),
            Histograms = [.. map.Items("histograms").Select(h => HistogramReader.Read(h, nowMs))],
            Exemplars = Exemplars(map, nowMs),
            Metadata = ReadMetadata(map),
        };
    }

    /// <summary>The key <c>exemplars</c> of a series, of a request or of a page.</summary>
    public static ImmutableArray<Exemplar> Exemplars(Mapping map, long nowMs) =>
        [.. map.Items("exemplars").Select(e => ReadExemplar(CaseShapes.Exemplar.Open(e), nowMs))];

    private string Let(Mapping map)
    {
        var name = map.Text("let");
        return name == let ? name
            : let is null
                ? throw map.KeyError("let", $"the case finds nothing named '{name}': it has no key 'let', or this is no place for one")
            : throw map.KeyError("let", $"the case finds nothing named '{name}', only '{let}'");
    }

    private ImmutableArray<Sample> Samples(Mapping map)
    {
        if (map.Has("value"))
            return [ReadSample(map)];
        foreach (var key in ShortFormKeys)
        {
            if (map.Has(key))
                throw map.KeyError(key, $"'{key}' on a series belongs to the short form with 'value'");
        }
        return [.. map.Items("samples").Select(s => ReadSample(CaseShapes.Sample.Open(s)))];
    }

    private Sample ReadSample(Mapping map) =>
        new(map.Required("at").Instant("at", nowMs), map.Required("value").Float("value"), map["start"]?.Instant("start", nowMs) ?? 0);

    private static Exemplar ReadExemplar(Mapping map, long nowMs) =>
        new(
            map["labels"] is { } labels ? Labels.Read(labels) : [],
            map.Required("value").Float("value"),
            map["at"]?.Instant("at", nowMs) ?? 0
        );

    private static Metadata? ReadMetadata(Mapping map)
    {
        var shortForm = CaseShapes.Metadata.Keys.FirstOrDefault(map.Has);
        if (map["metadata"] is { } node)
        {
            return shortForm is null
                ? Values(CaseShapes.Metadata.Open(node))
                : throw map.KeyError(shortForm, $"'metadata' and '{shortForm}' exclude each other");
        }
        return shortForm is null ? null : Values(map);
    }

    private static Metadata Values(Mapping map) =>
        new(
            map["type"] is { } type ? ReadType(type) : MetricType.Unspecified,
            map.OptionalText("help") ?? "",
            map.OptionalText("unit") ?? ""
        );

    private static MetricType ReadType(Node node) =>
        node is ScalarNode scalar && int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? (MetricType)number
            : node.OneOf("type", Choices.Types);
}

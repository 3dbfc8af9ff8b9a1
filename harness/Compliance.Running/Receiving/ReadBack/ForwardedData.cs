using System.Collections.Immutable;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Wire.Selecting;

namespace Compliance.Running.Receiving.ReadBack;

/// <summary>What was forwarded, ordered by series and by metric name. Immutable: a later moment is another value.</summary>
internal sealed class ForwardedData
{
    private const string MetricName = "__name__";
    private readonly int seen;
    private readonly ImmutableDictionary<string, ForwardedSeries> series;
    private readonly ILookup<string, ForwardedSeries> byName;
    private readonly ImmutableArray<(string Family, Metadata Metadata)> metadata;

    private ForwardedData(
        int seen,
        ImmutableDictionary<string, ForwardedSeries> series,
        ImmutableArray<(string Family, Metadata Metadata)> metadata
    )
    {
        this.seen = seen;
        this.series = series;
        this.metadata = metadata;
        byName = series.Values.ToLookup(s => Name(s.Labels), StringComparer.Ordinal);
    }

    /// <summary>Nothing yet.</summary>
    public static ForwardedData Empty { get; } = new(0, ImmutableDictionary.Create<string, ForwardedSeries>(StringComparer.Ordinal), []);

    /// <summary>This and what came since.</summary>
    /// <param name="exchanges">All requests, the known ones first.</param>
    public ForwardedData With(ImmutableArray<Exchange> exchanges)
    {
        if (exchanges.Length == seen)
            return this;
        var bodies = exchanges.Skip(seen).Select(e => e.Decoded).OfType<DecodedBody>().ToList();
        var builder = series.ToBuilder();
        foreach (var one in bodies.SelectMany(b => b.Series))
            builder[one.Key] = Joined(builder.GetValueOrDefault(one.Key), one);
        var families = bodies
            .SelectMany(b => b.Families)
            .Select(f => (f.Family, f.Metadata))
            .Concat(bodies.SelectMany(b => b.Series).Where(s => s.Metadata is not null).Select(s => (s.Name, s.Metadata!.Value.Metadata)));
        return new ForwardedData(exchanges.Length, builder.ToImmutable(), [.. metadata.Concat(families).Distinct()]);
    }

    /// <summary>The series that a selector names.</summary>
    public IEnumerable<ForwardedSeries> Select(Selector selector)
    {
        var name = selector.Conditions.FirstOrDefault(c => c is { Name: MetricName, Operator: MatchOperator.Equal });
        return (name is null ? series.Values : byName[name.Value]).Where(s => selector.Selects(s.Labels));
    }

    /// <summary>Metadata of a family, one entry per value seen.</summary>
    public ImmutableArray<ReadSeries> Metadata(string family) =>
        [
            .. metadata
                .Where(m => m.Family == family)
                .Select(m => new ReadSeries { Labels = [new Label(MetricName, family)], Metadata = m.Metadata }),
        ];

    private static ForwardedSeries Joined(ForwardedSeries? known, DecodedSeries more)
    {
        var before = known ?? new ForwardedSeries([.. more.Labels.OrderBy(l => l.Name, StringComparer.Ordinal)], [], [], []);
        return before with
        {
            Samples = before.Samples.AddRange(more.Samples.Select(s => s.Sample)),
            Histograms = before.Histograms.AddRange(more.Histograms.Select(h => h.Histogram)),
            Exemplars = before.Exemplars.AddRange(more.Exemplars.Select(e => e.Exemplar)),
        };
    }

    private static string Name(ImmutableArray<Label> labels) => labels.FirstOrDefault(l => l.Name == MetricName).Value ?? "";
}

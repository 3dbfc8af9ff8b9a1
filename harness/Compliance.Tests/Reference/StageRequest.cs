using System.Collections.Immutable;
using Compliance.Model.Decoding;
using Compliance.Model.Metrics;

namespace Compliance.Tests.Reference;

/// <summary>A request as the stage got it.</summary>
internal sealed record StageRequest(
    int Number,
    string Method,
    string Target,
    ImmutableDictionary<string, string> Headers,
    DecodedBody Body,
    TimeSpan At
)
{
    public int Status { get; set; }

    public MessageKind Kind => Body.Kind;

    public IEnumerable<(string Key, long TimestampMs)> Data =>
        Body.Series.SelectMany(s =>
            s.Samples.Select(x => (s.Key, x.Sample.TimestampMs)).Concat(s.Histograms.Select(h => (s.Key, h.Histogram.TimestampMs)))
        );
}

using System.Collections.Immutable;
using Compliance.Model.Metrics;
using Google.Protobuf;

namespace Compliance.Reference.Sender.Exposition;

/// <summary>Reads pages in the delimited protobuf exposition: <c>io.prometheus.client.MetricFamily</c>, one after another.</summary>
public static class ProtobufExposition
{
    /// <summary>Reads a page.</summary>
    /// <exception cref="ExpositionException">It can't be read.</exception>
    public static ImmutableArray<ScrapedSeries> Read(byte[] page)
    {
        try
        {
            using var input = new CodedInputStream(page);
            var series = ImmutableArray.CreateBuilder<ScrapedSeries>();
            while (!input.IsAtEnd)
                series.AddRange(Family(input.ReadBytes()));
            return series.ToImmutable();
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new ExpositionException($"the page is no list of metric families: {e.Message}");
        }
    }

    private static IEnumerable<ScrapedSeries> Family(ByteString message)
    {
        var (name, help, unit, type) = ("", "", "", 0);
        var metrics = new List<ByteString>();
        ProtobufFields.Read(
            message,
            (field, input) =>
            {
                switch (field)
                {
                    case 1:
                        name = input.ReadString();
                        return true;
                    case 2:
                        help = input.ReadString();
                        return true;
                    case 3:
                        type = input.ReadEnum();
                        return true;
                    case 4:
                        metrics.Add(input.ReadBytes());
                        return true;
                    case 5:
                        unit = input.ReadString();
                        return true;
                    default:
                        return false;
                }
            }
        );
        var family = new ScrapedFamily(name, TypeOf(type), help, unit);
        return metrics.SelectMany(metric => ProtobufMetric.Read(metric, family));
    }

    private static MetricType TypeOf(int number) =>
        number switch
        {
            0 => MetricType.Counter,
            1 => MetricType.Gauge,
            2 => MetricType.Summary,
            4 => MetricType.Histogram,
            5 => MetricType.GaugeHistogram,
            _ => MetricType.Unspecified,
        };
}

using Compliance.Wire.Schema.V2;
using Google.Protobuf;
using IronSnappy;

namespace Compliance.Tests.Sending;

/// <summary>Request bodies made with libraries that the suite itself doesn't use.</summary>
internal static class Bodies
{
    public static byte[] Gauge(string name, long timestampMs, double value = 1) => Compressed(Message(name, timestampMs, value));

    public static byte[] Compressed(Request message) => Snappy.Encode(message.ToByteArray());

    public static Request Message(string name, long timestampMs, double value)
    {
        var series = new TimeSeries
        {
            LabelsRefs = { 1, 2 },
            Samples =
            {
                new Sample { Timestamp = timestampMs, Value = value },
            },
        };
        return new Request { Symbols = { "", "__name__", name }, Timeseries = { series } };
    }

    /// <summary>A 1.x request that holds metadata only, as Prometheus sends it beside its data.</summary>
    public static byte[] MetadataOnly(string family)
    {
        var name = System.Text.Encoding.UTF8.GetBytes(family);
        byte[] metadata = [0x08, 0x01, 0x12, (byte)name.Length, .. name];
        return Snappy.Encode([0x1a, (byte)metadata.Length, .. metadata]);
    }

    public static byte[] WithCounts(int samples, int histograms, int exemplars)
    {
        var series = new TimeSeries { LabelsRefs = { 1, 2 } };
        series.Samples.AddRange(Enumerable.Range(0, samples).Select(i => new Sample { Timestamp = i + 1, Value = 1 }));
        series.Histograms.AddRange(Enumerable.Range(0, histograms).Select(i => new Histogram { Timestamp = i + 1, CountInt = 0 }));
        series.Exemplars.AddRange(Enumerable.Range(0, exemplars).Select(i => new Exemplar { Value = i }));
        return Compressed(new Request { Symbols = { "", "__name__", "m" }, Timeseries = { series } });
    }
}

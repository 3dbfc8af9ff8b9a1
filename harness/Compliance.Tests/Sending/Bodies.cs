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

    public static byte[] WithCounts(int samples, int histograms, int exemplars)
    {
        var series = new TimeSeries { LabelsRefs = { 1, 2 } };
        series.Samples.AddRange(Enumerable.Range(0, samples).Select(i => new Sample { Timestamp = i + 1, Value = 1 }));
        series.Histograms.AddRange(Enumerable.Range(0, histograms).Select(i => new Histogram { Timestamp = i + 1, CountInt = 0 }));
        series.Exemplars.AddRange(Enumerable.Range(0, exemplars).Select(i => new Exemplar { Value = i }));
        return Compressed(new Request { Symbols = { "", "__name__", "m" }, Timeseries = { series } });
    }
}

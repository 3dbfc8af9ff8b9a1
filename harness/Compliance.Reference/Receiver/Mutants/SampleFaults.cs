using Compliance.Model.Decoding;
using Compliance.Model.Metrics;

namespace Compliance.Reference.Receiver.Mutants;

/// <summary>Faults in storing float samples.</summary>
internal static class SampleFaults
{
    private const long MsPerSecond = 1000;
    private const int ThousandSamples = 1000;

    /// <summary>Whether a sample is silently lost.</summary>
    public static bool Loses(string fault, MessageKind kind, Sample sample, bool many, int index) =>
        fault switch
        {
            "second-sample-lost" => index == 1,
            "v1-second-sample-lost" => index == 1 && kind == MessageKind.V1,
            "samples-above-10-lost" => many,
            "samples-above-1000-lost" => index >= ThousandSamples,
            "stale-marker-lost" => sample.IsStale,
            "zero-lost" => IsPlainZero(sample),
            "v1-zero-lost" => kind == MessageKind.V1 && IsPlainZero(sample),
            "infinity-lost" => double.IsInfinity(sample.Value),
            "nan-lost" => double.IsNaN(sample.Value) && !sample.IsStale,
            _ => false,
        };

    /// <summary>The sample as it is stored.</summary>
    public static Sample Bent(string fault, DecodedSeries series, Sample sample) =>
        fault switch
        {
            "nan-as-zero" when double.IsNaN(sample.Value) && !sample.IsStale => sample with { Value = 0 },
            "stale-marker-as-nan" when sample.IsStale => sample with { Value = double.NaN },
            "stale-marker-as-zero" when sample.IsStale => sample with { Value = 0 },
            "nan-as-stale-marker" when double.IsNaN(sample.Value) => sample with { Value = Sample.StaleMarker },
            "infinity-clamped" when double.IsInfinity(sample.Value) => sample with { Value = Math.CopySign(double.MaxValue, sample.Value) },
            "negative-zero-lost" when sample.Value == 0 => sample with { Value = 0.0 },
            "values-as-float32" when double.IsFinite(sample.Value) => sample with { Value = (float)sample.Value },
            "values-rounded" when double.IsFinite(sample.Value) => sample with { Value = Math.Round(sample.Value, 3) },
            "timestamps-in-seconds" => sample with { TimestampMs = sample.TimestampMs / MsPerSecond * MsPerSecond },
            "start-timestamp-as-timestamp" when sample.StartTimestampMs != 0 => sample with { TimestampMs = sample.StartTimestampMs },
            "start-timestamp-zero-resets" when sample.StartTimestampMs == 0 && IsCounter(series) && !sample.IsStale => sample with
            {
                Value = 0,
            },
            _ => FieldBugFaults.Bent(fault, sample),
        };

    private static bool IsPlainZero(Sample sample) => BitConverter.DoubleToInt64Bits(sample.Value) == 0;

    private static bool IsCounter(DecodedSeries series) => series.Metadata?.Metadata.Type == MetricType.Counter;
}

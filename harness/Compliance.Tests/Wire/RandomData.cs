using System.Collections.Immutable;
using Compliance.Model.Metrics;

namespace Compliance.Tests.Wire;

/// <summary>Series of every shape the messages can hold, valid or not, from a seed.</summary>
internal sealed class RandomData(int seed)
{
    private static readonly double[] Notable =
    [
        0,
        -0.0,
        1,
        double.MaxValue,
        double.Epsilon,
        double.PositiveInfinity,
        double.NegativeInfinity,
        Sample.StaleMarker,
        BitConverter.UInt64BitsToDouble(0x7ff8000000000001),
        BitConverter.UInt64BitsToDouble(0xfff0000000000007),
    ];

    private static readonly string[] Texts = ["__name__", "up", "job", "a", "", "zürich", "日本", "🙂", "le", "0.5", "instance", "x\ny\0"];

    public Random Random { get; } = new(seed);

    public ImmutableArray<Series> Series(int most = 6) => [.. Enumerable.Range(0, Random.Next(most + 1)).Select(_ => One())];

    public byte[] Bytes(int most)
    {
        var bytes = new byte[Random.Next(most + 1)];
        Random.NextBytes(bytes);
        return bytes;
    }

    private Series One() =>
        new()
        {
            Labels = List(5, Label),
            Samples = List(3, () => new Sample(Time(), Real(), Time())),
            Histograms = Random.Next(3) == 0 ? List(2, Histogram) : [],
            Exemplars = Random.Next(3) == 0 ? List(2, () => new Exemplar(List(2, Label), Real(), Time())) : [],
            Metadata = Random.Next(2) == 0 ? null : new((MetricType)Random.Next(-2, 12), Text(), Text()),
        };

    private Label Label() => new(Text(), Text());

    private Histogram Histogram()
    {
        var (real, zero) = (Random.Next(2) == 0, Random.Next(3));
        return new()
        {
            CountInt = real ? null : (ulong)Whole(),
            CountFloat = real ? Real() : null,
            Sum = Real(),
            Schema = (int)Whole(),
            ZeroThreshold = Real(),
            ZeroCountInt = zero == 1 ? (ulong)Whole() : null,
            ZeroCountFloat = zero == 2 ? Real() : null,
            NegativeSpans = List(3, Span),
            NegativeDeltas = List(4, Whole),
            NegativeCounts = List(4, Real),
            PositiveSpans = List(3, Span),
            PositiveDeltas = List(4, Whole),
            PositiveCounts = List(4, Real),
            ResetHint = (ResetHint)Random.Next(0, 6),
            TimestampMs = Time(),
            StartTimestampMs = Time(),
            CustomValues = List(4, Real),
        };
    }

    private BucketSpan Span() => new((int)Whole(), (uint)Whole());

    private string Text() =>
        Random.Next(12) == 0 ? new string('q', Random.Next(300)) + Random.Next(1000) : Texts[Random.Next(Texts.Length)];

    private double Real() => Random.Next(2) == 0 ? Notable[Random.Next(Notable.Length)] : Random.NextDouble() * 1e6;

    private long Time() => Random.Next(4) == 0 ? 0 : 1_700_000_000_000 + Random.Next();

    private long Whole() => Random.NextInt64() >> Random.Next(64) << 1 >> Random.Next(2) * (Random.Next(2) == 0 ? -1 : 1);

    private ImmutableArray<T> List<T>(int most, Func<T> one) => [.. Enumerable.Range(0, Random.Next(most + 1)).Select(_ => one())];
}

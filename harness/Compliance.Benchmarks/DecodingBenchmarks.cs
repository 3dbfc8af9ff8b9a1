using BenchmarkDotNet.Attributes;
using Compliance.Model.Decoding;
using Compliance.Model.Metrics;
using Compliance.Wire;
using Compliance.Wire.Snappy;

namespace Compliance.Benchmarks;

/// <summary>What a captured request costs the mock receiver, beside Google's library and a second Snappy.</summary>
[MemoryDiagnoser]
public class DecodingBenchmarks
{
    private readonly byte[] body = RequestEncoder.Body(TypicalRequest.Script(MessageKind.V2));
    private readonly byte[] message = RequestEncoder.Message(TypicalRequest.Script(MessageKind.V2));
    private readonly byte[] messageV1 = RequestEncoder.Message(TypicalRequest.Script(MessageKind.V1));

    [Benchmark]
    public byte[] Snappy() => SnappyBlock.Decompress(body, 1 << 24);

    [Benchmark]
    public byte[] SnappyOfIronSnappy() => IronSnappy.Snappy.Decode(body);

    [Benchmark]
    public byte[] SnappyCompress() => SnappyBlock.Compress(message);

    [Benchmark]
    public DecodedBody Body() => BodyDecoder.Decode(body, MessageKind.V2);

    [Benchmark]
    public DecodedBody Message() => BodyDecoder.DecodeMessage(message, MessageKind.V2);

    [Benchmark]
    public DecodedBody MessageOf1x() => BodyDecoder.DecodeMessage(messageV1, MessageKind.V1);

    [Benchmark(Baseline = true)]
    public object MessageOfGoogle() => Compliance.Wire.Schema.V2.Request.Parser.ParseFrom(message);

    [Benchmark]
    public byte[] Encode() => RequestEncoder.Body(TypicalRequest.Script(MessageKind.V2));
}

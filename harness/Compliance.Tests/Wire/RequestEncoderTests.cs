using System.Collections.Immutable;
using System.IO.Compression;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Wire;
using Compliance.Wire.Snappy;
using V1 = Compliance.Wire.Schema.V1;
using V2 = Compliance.Wire.Schema.V2;

namespace Compliance.Tests.Wire;

public sealed class RequestEncoderTests
{
    private static readonly Series Up = new()
    {
        Labels = [new("__name__", "up"), new("job", "a")],
        Samples = [new(1000, 1, 500)],
        Metadata = new(MetricType.Gauge, "help text", ""),
    };

    private static readonly RequestScript Script = new() { Series = [Up, Up with { Labels = [new("__name__", "up"), new("job", "b")] }] };

    [Test]
    public void Table_starts_with_the_empty_text_and_holds_each_text_once_in_order_of_first_use() =>
        Symbols(null).Should().Equal("", "__name__", "up", "job", "a", "help text", "b");

    [Test]
    public void First_stands_at_0_in_place_of_the_empty_text()
    {
        Symbols(new() { First = "x" }).Should().Equal("x", "__name__", "up", "job", "a", "help text", "b");
        Parse(Script with { Symbols = new() { First = "x" } }).Timeseries[0].Metadata.UnitRef.Should().Be(0);
    }

    [Test]
    public void Without_empty_the_first_text_takes_index_0()
    {
        Symbols(new() { WithoutEmpty = true }).Should().Equal("__name__", "up", "job", "a", "help text", "b");
        Meaning(new() { WithoutEmpty = true }).Should().Contain("job=\"b\"").And.Contain("__name__=\"up\"");
    }

    [Test]
    public void Empty_sends_no_symbol_and_leaves_references()
    {
        var request = Parse(Script with { Symbols = new() { Empty = true } });
        request.Symbols.Should().BeEmpty();
        request.Timeseries[0].LabelsRefs.Should().Equal(1u, 2u, 3u, 4u);
    }

    [Test]
    public void Spare_symbols_are_added_and_change_nothing_else()
    {
        Symbols(new() { Spare = ["s", "t"] }).Should().EndWith(["b", "s", "t"]);
        Meaning(new() { Spare = ["s", "t"] }).Should().Be(Meaning(null));
    }

    [Test]
    public void Duplicate_gives_every_use_an_entry_of_its_own()
    {
        var symbols = Symbols(new() { Duplicate = true });
        symbols.Should().Equal("", "__name__", "up", "job", "a", "help text", "__name__", "up", "job", "b", "help text");
        Meaning(new() { Duplicate = true }).Should().Be(Meaning(null));
    }

    [Test]
    public void Duplicate_repeats_a_text_even_when_nothing_is_used_twice()
    {
        var symbols = Parse(
            Script with
            {
                Series = [Up],
                Symbols = new() { Duplicate = true },
            }
        ).Symbols;
        symbols.Distinct().Count().Should().BeLessThan(symbols.Count);
    }

    [Test]
    public void Reversed_turns_the_table_behind_the_empty_text_and_the_references_with_it()
    {
        Symbols(new() { Reversed = true }).Should().Equal("", "b", "help text", "a", "job", "up", "__name__");
        Meaning(new() { Reversed = true }).Should().Be(Meaning(null));
    }

    [Test]
    public void Negative_zero_and_the_bits_of_nan_are_written()
    {
        var values = new[] { -0.0, 0.0, Sample.StaleMarker, BitConverter.UInt64BitsToDouble(0xfff8000000000123) };
        foreach (var kind in new[] { MessageKind.V1, MessageKind.V2 })
        {
            var script = new RequestScript { Message = kind, Series = [new() { Samples = [.. values.Select(v => new Sample(1, v))] }] };
            var body = BodyDecoder.DecodeMessage(RequestEncoder.Message(script), kind);
            body.Series.Single().Samples.Select(s => s.Sample.Bits).Should().Equal(values.Select(BitConverter.DoubleToUInt64Bits));
            body.Series.Single().Samples.Select(s => s.Range.Length).Should().Equal(11, 2, 11, 11);
        }
    }

    [Test]
    public void Metadata_of_1_0_goes_by_family_once_each()
    {
        Series Named(string name, MetricType type) => new() { Labels = [new("__name__", name)], Metadata = new(type, "h", "u") };
        ImmutableArray<Series> series =
        [
            Named("t_seconds_bucket", MetricType.Histogram),
            Named("t_seconds_count", MetricType.Histogram),
            Named("t_seconds_sum", MetricType.Histogram),
            Named("c_total", MetricType.Counter),
            Named("q_sum", MetricType.Summary),
            Named("items_count", MetricType.Gauge),
            new() { Labels = [new("job", "nameless")], Metadata = new(MetricType.Gauge) },
        ];
        var request = V1.WriteRequest.Parser.ParseFrom(RequestEncoder.Message(new() { Message = MessageKind.V1, Series = series }));
        request.Metadata.Select(m => m.MetricFamilyName).Should().Equal("t_seconds", "c_total", "q", "items_count");
        request
            .Metadata[0]
            .Should()
            .Be(
                new V1.MetricMetadata
                {
                    Type = V1.MetricMetadata.Types.MetricType.Histogram,
                    MetricFamilyName = "t_seconds",
                    Help = "h",
                    Unit = "u",
                }
            );
    }

    [Test]
    public void A_series_that_a_let_has_not_filled_is_an_error()
    {
        var encode = () => RequestEncoder.Body(new() { Series = [Up, new() { Let = "poison" }] });
        encode.Should().Throw<ArgumentException>().WithMessage("*poison*");
    }

    [Test]
    public void An_exact_body_replaces_everything() =>
        RequestEncoder.Body(Script with { Body = [1, 2, 3], Compression = Compression.Gzip }).Should().Equal(1, 2, 3);

    [Test]
    public void Compressions_are_what_they_say()
    {
        var message = RequestEncoder.Message(Script);
        SnappyBlock.Decompress(Body(Compression.Block), 1 << 20).Should().Equal(message);
        SnappyBlock.Decompress(Body(Compression.BlockLiterals), 1 << 20).Should().Equal(message);
        Body(Compression.BlockLiterals).Should().NotEqual(Body(Compression.Block));
        SnappyBlock.Decompress(Body(Compression.BlockLongOffsets), 1 << 20).Should().Equal(message);
        Body(Compression.None).Should().Equal(message);
        SnappyFrames.Starts(Body(Compression.Framed)).Should().BeTrue();
        Body(Compression.Bomb).Should().StartWith(new byte[] { 0xff, 0xff, 0xff, 0xff, 0x0f });
        Body(Compression.Truncated).Length.Should().BeInRange(1, Body(Compression.Block).Length - 1);
        using var gzip = new GZipStream(new MemoryStream(Body(Compression.Gzip)), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        gzip.CopyTo(plain);
        plain.ToArray().Should().Equal(message);
    }

    [TestCase(Compression.Truncated)]
    [TestCase(Compression.Bomb)]
    [TestCase(Compression.Corrupt)]
    [TestCase(Compression.DeclaresMore)]
    [TestCase(Compression.DeclaresLess)]
    [TestCase(Compression.None)]
    [TestCase(Compression.Gzip)]
    [TestCase(Compression.Framed)]
    public void Wrong_compressions_are_refused_by_other_implementations_too(Compression compression)
    {
        foreach (var series in new ImmutableArray<Series>[] { [], [Up], Script.Series, [.. Enumerable.Repeat(Up, 2000)] })
        {
            if (series.IsEmpty && compression is Compression.Truncated or Compression.None)
                continue; // an empty message leaves nothing to compress: the body is empty
            LibSnappy.Load().Accepts(RequestEncoder.Body(new() { Series = series, Compression = compression })).Should().BeFalse();
        }
    }

    [Test]
    public void Only_the_copy_is_wrong_in_a_corrupt_block()
    {
        var block = Body(Compression.Corrupt);
        SnappyBlock.TryReadLength(block, out var length, out _);
        length.Should().Be((uint)RequestEncoder.Message(Script).Length + 4);
        var decompress = () => SnappyBlock.Decompress(block, 1 << 20);
        decompress.Should().Throw<SnappyException>().Which.Offset.Should().Be(block.Length - 5);
    }

    [Test]
    public void Headers_are_those_of_the_protocol()
    {
        Lines(new())
            .Should()
            .Equal(
                "Content-Type: application/x-protobuf;proto=io.prometheus.write.v2.Request",
                "Content-Encoding: snappy",
                "User-Agent: prw-compliance/0.1.0",
                "X-Prometheus-Remote-Write-Version: 2.0.0"
            );
        Lines(new() { Message = MessageKind.V1 })
            .Should()
            .Contain("Content-Type: application/x-protobuf")
            .And.Contain("X-Prometheus-Remote-Write-Version: 0.1.0");
        UserAgentSyntax.IsValid(RequestEncoder.Headers(new())[2].Value).Should().BeTrue();
    }

    [Test]
    public void Headers_of_the_script_replace_remove_and_add()
    {
        var headers = ImmutableDictionary<string, string?>
            .Empty.Add("content-TYPE", "text/plain")
            .Add("user-agent", null)
            .Add("X-Scope", "1")
            .Add("Absent", null);
        Lines(new() { Headers = headers, HeaderLines = [new("Content-Encoding", "gzip")] })
            .Should()
            .Equal(
                "content-TYPE: text/plain",
                "Content-Encoding: snappy",
                "X-Prometheus-Remote-Write-Version: 2.0.0",
                "X-Scope: 1",
                "Content-Encoding: gzip"
            );
    }

    private static string[] Symbols(SymbolEdits? edits) => [.. Parse(Script with { Symbols = edits }).Symbols];

    private static string Meaning(SymbolEdits? edits) => SeriesText.Of(Parse(Script with { Symbols = edits }));

    private static V2.Request Parse(RequestScript script) => V2.Request.Parser.ParseFrom(RequestEncoder.Message(script));

    private static byte[] Body(Compression compression) => RequestEncoder.Body(Script with { Compression = compression });

    private static IEnumerable<string> Lines(RequestScript script) => RequestEncoder.Headers(script).Select(h => $"{h.Name}: {h.Value}");
}

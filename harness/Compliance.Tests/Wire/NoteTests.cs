using Compliance.Model.Decoding;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Wire;
using Compliance.Wire.Snappy;

namespace Compliance.Tests.Wire;

public sealed class NoteTests
{
    private static readonly Series Plain = new()
    {
        Labels = [new("__name__", "up"), new("job", "a")],
        Samples = [new(1_700_000_000_000, 1.5, 1_600_000_000_000)],
        Exemplars = [new([new("trace_id", "x")], 2, 1_700_000_000_001)],
        Metadata = new(MetricType.Gauge, "help", "unit"),
    };

    // Bytes by hand: tag, then value. Kind, path and range as text; the range is what is marked in pages.
    [TestCase("0a0161", NoteKind.ReservedField, "1", "0..3", true)]
    [TestCase("1001", NoteKind.ReservedField, "2", "0..2", true)]
    [TestCase("1d01000000", NoteKind.ReservedField, "3", "0..5", true)]
    [TestCase("f20100", NoteKind.UnknownField, "30", "0..3", true)]
    [TestCase("2a02 4801", NoteKind.UnknownField, "timeseries[0].9", "2..4", true)]
    [TestCase("2a00 2a04 1202 2001", NoteKind.UnknownField, "timeseries[1].samples[0].4", "6..8", true)]
    [TestCase("f301 0801 f401", NoteKind.UnknownField, "30", "0..6", true)] // a group
    [TestCase("2001", NoteKind.WrongWireType, "symbols", "0..2", true)]
    [TestCase("2a04 1202 0801", NoteKind.WrongWireType, "timeseries[0].samples[0].value", "4..6", true)]
    [TestCase("2202 ff41", NoteKind.InvalidUtf8, "symbols[0]", "2..4", true)]
    [TestCase("2200 2202 ff41", NoteKind.InvalidUtf8, "symbols[1]", "4..6", true)]
    [TestCase("2a02 0801", NoteKind.Unpacked, "timeseries[0].labels_refs", "2..3", true)]
    [TestCase("2a06 0801 0802 0803", NoteKind.Unpacked, "timeseries[0].labels_refs", "2..3", true)]
    [TestCase("2a02 3007", NoteKind.CreatedTimestamp, "timeseries[0].created_timestamp", "2..4", true)]
    [TestCase("2a08 2a02 1801 2a02 2001", NoteKind.Duplicate, "timeseries[0].metadata", "6..10", true)]
    [TestCase("2a06 1204 1001 1002", NoteKind.Duplicate, "timeseries[0].samples[0].timestamp", "6..8", true)]
    [TestCase("2a0d 1a0b 0801 110000000000000000", NoteKind.Duplicate, "timeseries[0].histograms[0].count_float", "6..15", true)]
    [TestCase("2a05 1203 108100", NoteKind.PaddedVarint, "timeseries[0].samples[0].timestamp", "5..7", true)]
    [TestCase("a200 00", NoteKind.PaddedVarint, "", "0..2", true)]
    [TestCase("22 8000", NoteKind.PaddedVarint, "symbols", "1..3", true)]
    [TestCase("2a04 0a02 8100", NoteKind.PaddedVarint, "timeseries[0].labels_refs", "4..6", true)]
    [TestCase("80", NoteKind.Malformed, "", "0..1", false)]
    [TestCase("00", NoteKind.Malformed, "", "0..1", false)]
    [TestCase("26", NoteKind.Malformed, "", "0..1", false)] // wire type 6
    [TestCase("24", NoteKind.Malformed, "", "0..1", false)] // the end of no group
    [TestCase("23", NoteKind.Malformed, "", "0..1", false)] // a group without end
    [TestCase("2205 6162", NoteKind.Malformed, "symbols", "1..4", false)]
    [TestCase("2a03 1202 10", NoteKind.Malformed, "timeseries[0].samples", "3..5", false)]
    [TestCase("2a03 1201 10", NoteKind.Malformed, "timeseries[0].samples[0].timestamp", "5..5", false)]
    [TestCase("2a05 1203 090000", NoteKind.Malformed, "timeseries[0].samples[0].value", "4..7", false)]
    [TestCase("2a0d 120b 10 ffffffffffffffffff02", NoteKind.Malformed, "timeseries[0].samples[0].timestamp", "5..15", false)]
    [TestCase("2a0e 120c 10 8080808080808080808000", NoteKind.Malformed, "timeseries[0].samples[0].timestamp", "5..16", false)]
    [TestCase("2a03 0a01 80", NoteKind.Malformed, "timeseries[0].labels_refs", "4..5", false)]
    public void Notes_in_2_0(string message, NoteKind kind, string path, string range, bool complete)
    {
        var body = BodyDecoder.DecodeMessage(Hex(message), MessageKind.V2);
        body.Notes.Should().Contain(n => n.Kind == kind && n.Path == path && n.Range.ToString() == range, string.Join('\n', body.Notes));
        body.Notes.Should().HaveCount(1);
        body.Complete.Should().Be(complete);
    }

    [TestCase("1001", NoteKind.UnknownField, "2", "0..2")]
    [TestCase("2201 61", NoteKind.UnknownField, "4", "0..3")] // symbols of 2.0
    [TestCase("0a04 0a02 0801", NoteKind.WrongWireType, "timeseries[0].labels[0].name", "4..6")]
    [TestCase("0a05 0a03 0a01ff", NoteKind.InvalidUtf8, "timeseries[0].labels[0].name", "6..7")]
    [TestCase("0a04 1202 1801", NoteKind.UnknownField, "timeseries[0].samples[0].3", "4..6")]
    [TestCase("1a03 2201ff", NoteKind.InvalidUtf8, "metadata[0].help", "4..5")]
    [TestCase("0a0b 1a09 0a03 0a0161 0a02 1801", NoteKind.UnknownField, "timeseries[0].exemplars[0].labels[1].3", "11..13")]
    public void Notes_in_1_0(string message, NoteKind kind, string path, string range)
    {
        var body = BodyDecoder.DecodeMessage(Hex(message), MessageKind.V1);
        body.Notes.Select(n => (n.Kind, n.Path, n.Range.ToString())).Should().Equal((kind, path, range));
    }

    [Test]
    public void Reads_on_behind_a_series_that_is_broken()
    {
        var body = BodyDecoder.DecodeMessage(Hex("2a01 0a 2200 2a04 1202 1005"), MessageKind.V2);
        body.Complete.Should().BeFalse();
        body.Series.Should().HaveCount(2);
        body.Series[1].Samples.Should().ContainSingle().Which.Sample.TimestampMs.Should().Be(5);
        body.Symbols.Should().ContainSingle();
    }

    [Test]
    public void Merges_metadata_that_comes_in_two_messages()
    {
        var body = BodyDecoder.DecodeMessage(Hex("2200 220168 2a0a 2a04 0802 1801 2a02 2001"), MessageKind.V2);
        body.Series.Single()
            .Metadata.Should()
            .BeEquivalentTo(
                new
                {
                    Metadata = new Metadata(MetricType.Gauge, "h", "h"),
                    HelpRef = 1u,
                    UnitRef = 1u,
                }
            );
    }

    [Test]
    public void Tells_an_exemplar_value_of_zero_from_none()
    {
        var body = BodyDecoder.DecodeMessage(Hex("2a0d 2200 2209 110000000000000000"), MessageKind.V2);
        body.Series.Single().Exemplars.Select(e => e.HasValue).Should().Equal(false, true);
    }

    [Test]
    public void Leaves_out_labels_outside_the_table_and_keeps_the_references()
    {
        var body = BodyDecoder.DecodeMessage(Hex("2200 220161 2a07 0a05 0101 0109 01"), MessageKind.V2);
        body.Series.Single().Refs.Should().Equal(1u, 1u, 1u, 9u, 1u);
        body.Series.Single().Labels.Should().Equal(new Label("a", "a"));
        body.Notes.Should().BeEmpty();
    }

    [Test]
    public void Resolves_symbols_that_come_behind_the_series()
    {
        var body = BodyDecoder.DecodeMessage(Hex("2a04 0a02 0101 2200 220161"), MessageKind.V2);
        body.Series.Single().Labels.Should().Equal(new Label("a", "a"));
    }

    [Test]
    public void Ranges_are_the_bytes_of_the_parts()
    {
        var body = BodyDecoder.Decode(RequestEncoder.Body(new() { Series = [Plain, Plain] }), MessageKind.V2);
        body.Symbols.Should().OnlyContain(s => s.Text == System.Text.Encoding.UTF8.GetString(Cut(body, s.Range)));
        foreach (var series in body.Series)
        {
            var parsed = Compliance.Wire.Schema.V2.TimeSeries.Parser.ParseFrom(Cut(body, series.Range));
            parsed.LabelsRefs.Should().Equal(series.Refs);
            Cut(body, series.RefsRange).Select(b => (uint)b).Should().Equal(series.Refs);
            Compliance.Wire.Schema.V2.Sample.Parser.ParseFrom(Cut(body, series.Samples[0].Range)).Should().Be(parsed.Samples[0]);
            Compliance.Wire.Schema.V2.Exemplar.Parser.ParseFrom(Cut(body, series.Exemplars[0].Range)).Should().Be(parsed.Exemplars[0]);
            Compliance.Wire.Schema.V2.Metadata.Parser.ParseFrom(Cut(body, series.Metadata!.Value.Range)).Should().Be(parsed.Metadata);
        }
    }

    [Test]
    public void Ranges_of_1_0_are_the_bytes_of_the_parts()
    {
        var body = BodyDecoder.Decode(RequestEncoder.Body(new() { Message = MessageKind.V1, Series = [Plain] }), MessageKind.V1);
        var series = body.Series.Single();
        Compliance.Wire.Schema.V1.TimeSeries.Parser.ParseFrom(Cut(body, series.Range)).Labels.Should().HaveCount(2);
        Compliance.Wire.Schema.V1.Sample.Parser.ParseFrom(Cut(body, series.Samples[0].Range)).Value.Should().Be(1.5);
        Compliance.Wire.Schema.V1.MetricMetadata.Parser.ParseFrom(Cut(body, body.Families.Single().Range)).Help.Should().Be("help");
    }

    [Test]
    public void Names_what_is_wrong_with_a_body()
    {
        Kinds(new RequestScript { Body = [] }).Should().Equal(NoteKind.EmptyBody);
        Kinds(new() { Series = [Plain], Compression = Compression.Framed }).Should().Equal(NoteKind.SnappyFramed, NoteKind.SnappyInvalid);
        Kinds(new() { Series = [Plain], Compression = Compression.Bomb }).Should().Equal(NoteKind.TooLarge);
        Kinds(new() { Series = [Plain], Compression = Compression.None }).Should().Equal(NoteKind.SnappyInvalid);
        Kinds(new() { Series = [Plain], Compression = Compression.Gzip }).Should().Equal(NoteKind.SnappyInvalid);
        Kinds(new() { Series = [Plain], Compression = Compression.Truncated }).Should().Equal(NoteKind.SnappyInvalid);
        Kinds(new() { Series = [Plain], Compression = Compression.Corrupt }).Should().Equal(NoteKind.SnappyInvalid);
        Kinds(new() { Series = [Plain], Compression = Compression.BlockLiterals }).Should().BeEmpty();
    }

    [Test]
    public void An_empty_message_is_complete()
    {
        var body = BodyDecoder.Decode(new byte[] { 0 }, MessageKind.V2);
        (body.Complete, body.Decompressed, body.Notes.Length).Should().Be((true, true, 0));
    }

    [Test]
    public void Keeps_some_notes_of_every_kind_when_one_floods()
    {
        var flood = Enumerable.Repeat(Hex("f80101"), 100_000).SelectMany(b => b).Concat(Hex("2205 61")).ToArray();
        var body = BodyDecoder.DecodeMessage(flood, MessageKind.V2);
        body.Notes.Length.Should().BeInRange(50, 1000);
        body.Notes[^1].Kind.Should().Be(NoteKind.Malformed);
    }

    [Test]
    public void Stops_with_a_note_when_a_small_body_unfolds_into_too_many_objects()
    {
        var block = SnappyBlock.Compress([.. Enumerable.Repeat(Hex("2a00"), 16 << 20).SelectMany(b => b)]);
        block.Length.Should().BeLessThan(2 << 20);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var body = BodyDecoder.Decode(block, MessageKind.V2);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(512L << 20);
        body.Complete.Should().BeFalse();
        body.Notes.Should().ContainSingle().Which.Kind.Should().Be(NoteKind.TooLarge);
    }

    private static NoteKind[] Kinds(RequestScript script)
    {
        var body = BodyDecoder.Decode(RequestEncoder.Body(script), MessageKind.V2);
        if (body.Notes.Length > 0)
            (body.Complete, body.Decompressed, body.Message.Length).Should().Be((false, false, 0));
        return [.. body.Notes.Select(n => n.Kind)];
    }

    private static byte[] Cut(DecodedBody body, Compliance.Model.ByteRange range) =>
        body.Message.Slice(range.Start, range.Length).ToArray();

    private static byte[] Hex(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
}

using System.Collections.Immutable;
using Compliance.Model.Decoding;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Wire;
using Google.Protobuf;
using V1 = Compliance.Wire.Schema.V1;
using V2 = Compliance.Wire.Schema.V2;

namespace Compliance.Tests.Wire;

public sealed class WireEditTests
{
    internal static readonly RequestScript Script = new()
    {
        Series =
        [
            new()
            {
                Labels = [new("__name__", "up"), new("job", "a")],
                Samples = [new(1000, 1, 500), new(2000, 2)],
                Exemplars = [new([new("trace_id", "x")], 7, 1500)],
                Metadata = new(MetricType.Gauge, "help"),
            },
            new()
            {
                Labels = [new("__name__", "h")],
                Histograms =
                [
                    new()
                    {
                        CountInt = 6,
                        Sum = 3,
                        PositiveSpans = [new(0, 2)],
                        PositiveDeltas = [1, 2, -1],
                        CustomValues = [0.5, 1],
                        TimestampMs = 1000,
                    },
                ],
            },
        ],
    };

    [Test]
    public void Set_replaces_an_element_of_a_packed_list() =>
        Edit(WireEditKind.Set, "timeseries[0].labels_refs[1]", "99").Timeseries[0].LabelsRefs.Should().Equal(1u, 99u, 3u, 4u);

    [Test]
    public void Set_adds_the_element_right_behind_a_list() =>
        Edit(WireEditKind.Set, "timeseries[0].labels_refs[4]", "1").Timeseries[0].LabelsRefs.Should().Equal(1u, 2u, 3u, 4u, 1u);

    [Test]
    public void Set_replaces_numbers_texts_and_references()
    {
        Edit(WireEditKind.Set, "timeseries[0].samples[1].timestamp", "-5").Timeseries[0].Samples[1].Timestamp.Should().Be(-5);
        Edit(WireEditKind.Set, "timeseries[0].samples[0].start_timestamp", "7").Timeseries[0].Samples[0].StartTimestamp.Should().Be(7);
        Edit(WireEditKind.Set, "symbols[0]", "not empty").Symbols[0].Should().Be("not empty");
        Edit(WireEditKind.Set, "timeseries[0].exemplars[0].labels_refs[0]", "4294967295")
            .Timeseries[0]
            .Exemplars[0]
            .LabelsRefs[0]
            .Should()
            .Be(uint.MaxValue);
        Edit(WireEditKind.Set, "timeseries[0].metadata.help_ref", "77").Timeseries[0].Metadata.HelpRef.Should().Be(77);
        Edit(WireEditKind.Set, "timeseries[0].metadata.type", "42")
            .Timeseries[0]
            .Metadata.Type.Should()
            .Be((V2.Metadata.Types.MetricType)42);
        Edit(WireEditKind.Set, "timeseries[1].histograms[0].schema", "-53").Timeseries[1].Histograms[0].Schema.Should().Be(-53);
        Edit(WireEditKind.Set, "timeseries[1].histograms[0].positive_deltas[2]", "-9")
            .Timeseries[1]
            .Histograms[0]
            .PositiveDeltas.Should()
            .Equal(1, 2, -9);
        Edit(WireEditKind.Set, "timeseries[1].histograms[0].positive_spans[0].offset", "-3")
            .Timeseries[1]
            .Histograms[0]
            .PositiveSpans[0]
            .Offset.Should()
            .Be(-3);
    }

    [TestCase("1.5", 0x3ff8000000000000u)]
    [TestCase("-0", 0x8000000000000000u)]
    [TestCase("0", 0u)]
    [TestCase("NaN", 0x7ff8000000000001u)]
    [TestCase("stale", 0x7ff0000000000002u)]
    [TestCase("Inf", 0x7ff0000000000000u)]
    [TestCase("-Inf", 0xfff0000000000000u)]
    [TestCase("0x7ff8000000000123", 0x7ff8000000000123u)]
    public void Set_takes_every_form_of_a_float(string value, ulong bits)
    {
        var request = Edit(WireEditKind.Set, "timeseries[0].samples[0].value", value);
        BitConverter.DoubleToUInt64Bits(request.Timeseries[0].Samples[0].Value).Should().Be(bits);
    }

    [Test]
    public void Set_adds_fields_and_single_messages_that_are_missing()
    {
        Edit(WireEditKind.Set, "timeseries[1].metadata.unit_ref", "3").Timeseries[1].Metadata.UnitRef.Should().Be(3);
        Edit(WireEditKind.Set, "timeseries[1].created_timestamp", "900").Timeseries[1].ToString().Should().Contain("900");
        Edit(WireEditKind.Set, "timeseries[1].histograms[0].start_timestamp", "1")
            .Timeseries[1]
            .Histograms[0]
            .StartTimestamp.Should()
            .Be(1);
    }

    [Test]
    public void Set_of_one_member_of_a_oneof_displaces_the_other()
    {
        var histogram = Edit(WireEditKind.Set, "timeseries[1].histograms[0].count_float", "6").Timeseries[1].Histograms[0];
        (histogram.HasCountFloat, histogram.HasCountInt).Should().Be((true, false));
        Decode(WireEditKind.Set, "timeseries[1].histograms[0].count_float", "6").Notes.Should().BeEmpty();
    }

    [Test]
    public void Remove_takes_fields_elements_and_lists_away()
    {
        Edit(WireEditKind.Remove, "timeseries[0].samples[0].timestamp").Timeseries[0].Samples[0].Timestamp.Should().Be(0);
        Edit(WireEditKind.Remove, "timeseries[0].labels_refs[3]").Timeseries[0].LabelsRefs.Should().Equal(1u, 2u, 3u);
        Edit(WireEditKind.Remove, "timeseries[0].labels_refs").Timeseries[0].LabelsRefs.Should().BeEmpty();
        Edit(WireEditKind.Remove, "timeseries[0].samples").Timeseries[0].Samples.Should().BeEmpty();
        Edit(WireEditKind.Remove, "timeseries[0].samples[0]")
            .Timeseries[0]
            .Samples.Should()
            .ContainSingle()
            .Which.Timestamp.Should()
            .Be(2000);
        Edit(WireEditKind.Remove, "timeseries[0].metadata").Timeseries[0].Metadata.Should().BeNull();
        Edit(WireEditKind.Remove, "timeseries[0]").Timeseries.Should().ContainSingle();
        Edit(WireEditKind.Remove, "symbols").Symbols.Should().BeEmpty();
    }

    [Test]
    public void Duplicate_first_writes_another_value_before_the_one_that_counts()
    {
        var body = Decode(WireEditKind.DuplicateFirst, "timeseries[0].samples[0].value", "99");
        body.Notes.Should()
            .ContainSingle()
            .Which.Should()
            .BeEquivalentTo(new { Kind = NoteKind.Duplicate, Path = "timeseries[0].samples[0].value" });
        SeriesText.Of(body).Should().Be(SeriesText.Of(Script.Series));
        SeriesText.Of(Edit(WireEditKind.DuplicateFirst, "timeseries[0].samples[0].value", "99")).Should().Be(SeriesText.Of(Script.Series));
    }

    [Test]
    public void Duplicate_first_of_a_default_writes_the_default_last()
    {
        const string path = "timeseries[0].samples[1].start_timestamp";
        Edit(WireEditKind.DuplicateFirst, path, "99").Timeseries[0].Samples[1].StartTimestamp.Should().Be(0);
        Decode(WireEditKind.DuplicateFirst, path, "99").Notes.Should().ContainSingle().Which.Kind.Should().Be(NoteKind.Duplicate);
    }

    [Test]
    public void Append_adds_raw_bytes_to_messages_texts_and_runs()
    {
        Message(new WireEdit(WireEditKind.Append, "", "FF ff")).Should().Equal([.. RequestEncoder.Message(Script), 0xff, 0xff]);
        Decode(WireEditKind.Append, "timeseries[0]", "f80101").Notes.Should().ContainSingle().Which.Path.Should().Be("timeseries[0].31");
        Decode(WireEditKind.Append, "symbols[2]", "ff")
            .Notes.Should()
            .ContainSingle()
            .Which.Should()
            .BeEquivalentTo(new { Kind = NoteKind.InvalidUtf8, Path = "symbols[2]" });
        Decode(WireEditKind.Append, "timeseries[0].labels_refs", "80")
            .Notes.Should()
            .ContainSingle()
            .Which.Kind.Should()
            .Be(NoteKind.Malformed);
    }

    [TestCase("timeseries[0].labels_refs", 1)]
    [TestCase("timeseries[1].histograms[0].custom_values", 1)]
    [TestCase("timeseries[1].histograms[0].positive_deltas", 1)]
    [TestCase("", 5)]
    public void Unpacked_lists_mean_the_same(string path, int notes)
    {
        Decode(WireEditKind.Unpacked, path).Notes.Where(n => n.Kind == NoteKind.Unpacked).Should().HaveCount(notes);
        MeansTheSame(new WireEdit(WireEditKind.Unpacked, path));
    }

    [TestCase("timeseries[0].labels_refs")]
    [TestCase("")]
    public void Split_runs_mean_the_same(string path)
    {
        Message(new WireEdit(WireEditKind.SplitPacked, path)).Length.Should().BeGreaterThan(RequestEncoder.Message(Script).Length);
        MeansTheSame(new WireEdit(WireEditKind.SplitPacked, path));
    }

    [Test]
    public void Reversed_fields_mean_the_same_and_start_with_the_series()
    {
        Message(new WireEdit(WireEditKind.ReverseFields))[0].Should().Be(5 << 3 | 2);
        MeansTheSame(new WireEdit(WireEditKind.ReverseFields));
    }

    [Test]
    public void Unknown_fields_are_in_every_message_and_mean_nothing()
    {
        var body = Decode(WireEditKind.UnknownFields, "");
        body.Notes.Where(n => n.Kind == NoteKind.UnknownField).Should().HaveCount(4 * 9);
        body.Notes.Select(n => n.Path)
            .Should()
            .Contain(["5001", "timeseries[0].5002", "timeseries[1].histograms[0].positive_spans[0].5003"]);
        MeansTheSame(new WireEdit(WireEditKind.UnknownFields));
    }

    [Test]
    public void Padded_varints_mean_the_same()
    {
        Decode(WireEditKind.PaddedVarints, "")
            .Notes.Should()
            .OnlyContain(n => n.Kind == NoteKind.PaddedVarint)
            .And.HaveCountGreaterThan(40);
        MeansTheSame(new WireEdit(WireEditKind.PaddedVarints));
    }

    [Test]
    public void Explicit_defaults_mean_the_same()
    {
        var message = Message(new WireEdit(WireEditKind.ExplicitDefaults));
        V2.Request.Parser.ParseFrom(message).CalculateSize().Should().BeLessThan(message.Length - 20);
        Decode(WireEditKind.ExplicitDefaults, "").Notes.Should().BeEmpty();
        MeansTheSame(new WireEdit(WireEditKind.ExplicitDefaults));
    }

    [Test]
    public void All_rewrites_together_mean_the_same() =>
        MeansTheSame([
            new(WireEditKind.SplitPacked),
            new(WireEditKind.Unpacked, "timeseries[0].labels_refs"),
            new(WireEditKind.ExplicitDefaults),
            new(WireEditKind.UnknownFields),
            new(WireEditKind.PaddedVarints),
            new(WireEditKind.ReverseFields),
            new(WireEditKind.PaddedVarints),
        ]);

    [Test]
    public void Truncate_cuts_from_either_end()
    {
        var whole = RequestEncoder.Message(Script);
        Message(new WireEdit(WireEditKind.Truncate, "", "10")).Should().Equal(whole[..10]);
        Message(new WireEdit(WireEditKind.Truncate, "", "-3")).Should().Equal(whole[..^3]);
    }

    [Test]
    public void Edits_work_on_1_0_messages()
    {
        var script = Script with
        {
            Message = MessageKind.V1,
            Wire = [new(WireEditKind.Set, "timeseries[0].labels[1].value", "b"), new(WireEditKind.Set, "metadata[0].type", "9")],
        };
        var request = V1.WriteRequest.Parser.ParseFrom(RequestEncoder.Message(script));
        request.Timeseries[0].Labels[1].Value.Should().Be("b");
        ((int)request.Metadata[0].Type).Should().Be(9);
    }

    [Test]
    public void Bytes_that_cannot_be_read_survive_later_edits() =>
        Message(new(WireEditKind.Append, "", "ffff"), new(WireEditKind.Set, "symbols[0]", "x")).Should().EndWith(new byte[] { 0xff, 0xff });

    [Test]
    public void Set_writes_a_text_of_bytes_that_are_no_UTF_8()
    {
        var body = Decode(WireEditKind.Set, "symbols[2]", "hex:ff80fe");
        body.Notes.Should().Contain(n => n.Kind == NoteKind.InvalidUtf8);
        Message(new WireEdit(WireEditKind.Set, "symbols[2]", "hex:ff80fe"))
            .AsSpan()
            .IndexOf((byte[])[0x22, 3, 0xff, 0x80, 0xfe])
            .Should()
            .BePositive();
    }

    private static void MeansTheSame(params WireEdit[] edits)
    {
        var message = Message(edits);
        message.Should().NotEqual(RequestEncoder.Message(Script));
        SeriesText.Of(V2.Request.Parser.ParseFrom(message)).Should().Be(SeriesText.Of(Script.Series));
        var body = BodyDecoder.DecodeMessage(message, MessageKind.V2);
        body.Complete.Should().BeTrue();
        SeriesText.Of(body).Should().Be(SeriesText.Of(Script.Series));
    }

    private static byte[] Message(params WireEdit[] edits) => RequestEncoder.Message(Script with { Wire = ImmutableArray.Create(edits) });

    private static V2.Request Edit(WireEditKind kind, string path, string value = "") =>
        V2.Request.Parser.ParseFrom(Message(new WireEdit(kind, path, value)));

    private static DecodedBody Decode(WireEditKind kind, string path, string value = "") =>
        BodyDecoder.DecodeMessage(Message(new WireEdit(kind, path, value)), MessageKind.V2);
}

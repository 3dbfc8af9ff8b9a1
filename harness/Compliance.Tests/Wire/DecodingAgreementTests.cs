using System.Globalization;
using System.Text.RegularExpressions;
using Compliance.Model.Decoding;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Wire;
using Google.Protobuf;
using V1 = Compliance.Wire.Schema.V1;
using V2 = Compliance.Wire.Schema.V2;

namespace Compliance.Tests.Wire;

/// <summary>Encoder, decoder and Google's library agree on what a message means.</summary>
public sealed partial class DecodingAgreementTests
{
    private const int Damages = 100_000;

    // Legal rewrites: other bytes, same meaning.
    private static readonly WireEditKind[] Rewrites =
    [
        WireEditKind.ReverseFields,
        WireEditKind.UnknownFields,
        WireEditKind.PaddedVarints,
        WireEditKind.ExplicitDefaults,
    ];

#pragma warning disable NUnit1027 // FsCheck hands in the arguments.
    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool Encoder_decoder_and_google_agree_on_2_0(int seed)
    {
        var series = new RandomData(seed).Series();
        var message = RequestEncoder.Message(new() { Series = series });
        var body = BodyDecoder.Decode(RequestEncoder.Body(new() { Series = series }), MessageKind.V2);
        var expected = SeriesText.Of(series);
        body.Notes.Should().BeEmpty();
        body.Complete.Should().BeTrue();
        body.Message.ToArray().Should().Equal(message);
        SeriesText.Of(body).Should().Be(expected);
        SeriesText.Of(V2.Request.Parser.ParseFrom(message)).Should().Be(expected);
        return true;
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool Encoder_decoder_and_google_agree_on_1_0(int seed)
    {
        var series = new RandomData(seed).Series();
        var message = RequestEncoder.Message(new() { Series = series, Message = MessageKind.V1 });
        var body = BodyDecoder.DecodeMessage(message, MessageKind.V1);
        var expected = SeriesText.Of(series.Select(s => s with { Metadata = null }), starts: false);
        body.Notes.Should().BeEmpty();
        SeriesText.Of(body).Should().Be(expected);
        var google = V1.WriteRequest.Parser.ParseFrom(message);
        SeriesText.Of(google).Should().Be(expected);
        body.Families.Select(f => (f.Family, (int)f.Metadata.Type, f.Metadata.Help, f.Metadata.Unit))
            .Should()
            .Equal(google.Metadata.Select(m => (m.MetricFamilyName, (int)m.Type, m.Help, m.Unit)));
        return true;
    }

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public bool Rewritten_messages_mean_the_same(int seed)
    {
        var data = new RandomData(seed);
        var series = data.Series();
        var edits = Rewrites.Where(_ => data.Random.Next(2) == 0).Select(k => new WireEdit(k)).ToArray();
        var message = RequestEncoder.Message(new() { Series = series, Wire = [.. edits] });
        SeriesText.Of(V2.Request.Parser.ParseFrom(message)).Should().Be(SeriesText.Of(series), string.Join(',', edits.AsEnumerable()));
        var body = BodyDecoder.DecodeMessage(message, MessageKind.V2);
        SeriesText.Of(body).Should().Be(SeriesText.Of(series));
        body.Complete.Should().BeTrue();
        return true;
    }
#pragma warning restore NUnit1027

    [Test]
    public void Reads_damaged_2_0_messages_as_google_does() => Compare(MessageKind.V2, m => SeriesText.Of(V2.Request.Parser.ParseFrom(m)));

    [Test]
    public void Reads_damaged_1_0_messages_as_google_does() =>
        Compare(MessageKind.V1, m => SeriesText.Of(V1.WriteRequest.Parser.ParseFrom(m)));

    [Test]
    public void Takes_notes_of_damaged_bodies_and_never_throws()
    {
        var data = new RandomData(5);
        var whole = Enumerable.Range(0, 200).Select(_ => RequestEncoder.Body(new() { Series = data.Series() })).ToArray();
        var (broken, read) = (0, 0);
        for (var i = 0; i < Damages; i++)
        {
            var bytes = Corruption.Of(whole[data.Random.Next(200)], whole[data.Random.Next(200)], data.Random);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var body = BodyDecoder.Decode(bytes, MessageKind.V2);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (allocated > 65_536 + (bytes.Length * 22L) + (body.Message.Length * 400L))
                Assert.Fail($"{allocated} bytes for {Convert.ToHexString(bytes)}");
            Check(body, bytes.Length);
            broken += body.Complete ? 0 : 1;
            read += body.Decompressed ? 1 : 0;
        }

        broken.Should().BeGreaterThan(Damages / 4);
        read.Should().BeGreaterThan(Damages / 20);
    }

    private static void Compare(MessageKind kind, Func<byte[], string> google)
    {
        var data = new RandomData(11);
        var script = new RequestScript { Message = kind };
        var whole = Enumerable.Range(0, 200).Select(_ => RequestEncoder.Message(script with { Series = data.Series() })).ToArray();
        var agreed = 0;
        for (var i = 0; i < Damages; i++)
        {
            var bytes = Corruption.Of(whole[data.Random.Next(200)], whole[data.Random.Next(200)], data.Random);
            var body = BodyDecoder.DecodeMessage(bytes, kind);
            Check(body, bytes.Length);
            string? theirs = null;
            try
            {
                theirs = google(bytes);
            }
            catch (InvalidProtocolBufferException) { }

            if (theirs is null && body.Complete)
                Assert.Fail($"Google refuses {Convert.ToHexString(bytes)}");
            if (theirs is not null && !body.Complete && !IsStricter(body))
                Assert.Fail($"Google reads what is noted as {string.Join('\n', body.Notes)}\n{Convert.ToHexString(bytes)}");
            if (!body.Complete || theirs is null)
                continue;
            agreed++;
            if (SeriesText.Of(body) != theirs)
                SeriesText.Of(body).Should().Be(theirs, Convert.ToHexString(bytes));
        }

        agreed.Should().BeGreaterThan(Damages / 20);
    }

    /// <summary>Google drops bits beyond the width of a number, also of lengths and tags; here such a number is broken.</summary>
    private static bool IsStricter(DecodedBody body) =>
        body.Notes.Any(n =>
            n.Said.Contains("more than 64 bits", StringComparison.Ordinal)
            || n.Said.Contains("no such tag", StringComparison.Ordinal)
            || (
                Length().Match(n.Said) is { Success: true } length
                && ulong.Parse(length.ValueSpan[12..], CultureInfo.InvariantCulture) > int.MaxValue
            )
        );

    [GeneratedRegex("^a length of [0-9]+")]
    private static partial Regex Length();

    private static void Check(DecodedBody body, int length)
    {
        if (!body.Complete && body.Notes.IsEmpty)
            Assert.Fail("incomplete without a note");
        if (body.Notes.Length > 1000)
            Assert.Fail($"{body.Notes.Length} notes");
        var limit = body.Decompressed ? body.Message.Length : length;
        foreach (var note in body.Notes)
        {
            if (note.Range.Start < 0 || note.Range.Length < 0 || note.Range.End > limit || note.Said.Length == 0)
                Assert.Fail($"{note} with {limit} bytes");
        }
    }
}

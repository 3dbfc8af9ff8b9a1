using System.Collections.Immutable;
using System.Globalization;
using Compliance.Model.Decoding;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Wire;

namespace Compliance.Tests.Wire;

/// <summary>Texts and label sets that come again are kept once; those of another series never take their place.</summary>
public sealed class RepeatedSeriesTests
{
    [TestCase(MessageKind.V1)]
    [TestCase(MessageKind.V2)]
    public void A_series_that_comes_again_shares_its_labels(MessageKind message)
    {
        ImmutableArray<Label> labels = [new("__name__", "again"), new("job", "test")];
        var first = Decoded(message, labels).Series[0];
        var second = Decoded(message, labels).Series[0];

        second.Set.Should().BeSameAs(first.Set);
        second.Key.Should().BeSameAs(first.Key);
    }

    [Test]
    public void Label_sets_in_another_order_have_one_key_and_stay_apart()
    {
        Label a = new("a", "1"),
            b = new("b", "2");

        var first = Decoded(MessageKind.V2, [a, b]).Series[0];
        var second = Decoded(MessageKind.V2, [b, a]).Series[0];

        second.Labels.Should().Equal(b, a);
        second.Key.Should().Be(first.Key);
        second.Set.KeyHash.Should().Be(first.Set.KeyHash);
    }

    [TestCase(MessageKind.V1)]
    [TestCase(MessageKind.V2)]
    public void More_series_than_are_kept_are_each_read_as_sent(MessageKind message)
    {
        Parallel.For(
            0,
            400,
            request =>
            {
                ImmutableArray<ImmutableArray<Label>> sent =
                [
                    .. Enumerable.Range(0, 500).Select(n => Numbered("many", (request * 500) + n)),
                ];
                Decoded(message, [.. sent])
                    .Series.Select(s => s.Labels.AsSpan().SequenceEqual(sent[Number(s)].AsSpan()))
                    .Should()
                    .NotContain(false);

                int Number(DecodedSeries series) =>
                    int.Parse(series.Labels.Single(l => l.Name == "n").Value, CultureInfo.InvariantCulture) - (request * 500);
            }
        );
    }

    [TestCase(127)]
    [TestCase(128)]
    [TestCase(129)]
    [TestCase(70_000)]
    public void Texts_of_every_length_are_read_as_sent(int length)
    {
        var text = new string('x', length);
        ImmutableArray<Label> labels = [new("__name__", text), new("last", text[1..] + "y")];

        Decoded(MessageKind.V2, labels).Series[0].Labels.Should().Equal(labels);
        Decoded(MessageKind.V2, labels).Series[0].Labels.Should().Equal(labels);
    }

    private static ImmutableArray<Label> Numbered(string name, int number) =>
        [
            new("__name__", name),
            new("n", number.ToString(CultureInfo.InvariantCulture)),
            new("text", "\u00fc" + (number % 7).ToString(CultureInfo.InvariantCulture)),
        ];

    private static DecodedBody Decoded(MessageKind message, params ImmutableArray<Label>[] series)
    {
        var script = new RequestScript
        {
            Message = message,
            Series = [.. series.Select(labels => new Series { Labels = labels, Samples = [new Sample(1, 2)] })],
        };
        return BodyDecoder.Decode(RequestEncoder.Body(script), message);
    }
}

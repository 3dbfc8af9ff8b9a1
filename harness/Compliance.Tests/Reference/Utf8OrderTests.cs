using System.Text;
using Compliance.Reference.Sender.Scraping;

namespace Compliance.Tests.Reference;

/// <summary>Labels are in the order of their bytes in UTF-8.</summary>
public sealed class Utf8OrderTests
{
    private static readonly string[] Letters = ["a", "b", "Z", "_", "é", "日", "\ue000", "\uffee", "𐀀", "😀", "\U0010fffe"];

    [Test]
    public void It_is_that_of_the_bytes()
    {
        var random = new Random(1);
        for (var i = 0; i < 5_000; i++)
        {
            var (x, y) = (Text(random), Text(random));
            var right = Encoding.UTF8.GetBytes(x).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y));
            Math.Sign(Utf8Order.Instance.Compare(x, y)).Should().Be(Math.Sign(right), $"of {x} and {y}");
        }
    }

    private static string Text(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => Letters[random.Next(Letters.Length)]));
}

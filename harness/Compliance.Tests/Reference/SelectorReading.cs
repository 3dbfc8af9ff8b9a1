using Compliance.Reference.Receiver.Reading;

namespace Compliance.Tests.Reference;

[TestFixture]
internal sealed class SelectorReading
{
    [Test]
    public void Reads_names_conditions_and_ranges()
    {
        var selector = SelectorReader.Read(" a:b_1 { c = \"d\\\"\\u00e9\" , e!~'f', } [1h30m]");
        selector.Range.Should().Be(TimeSpan.FromMinutes(90));
        selector
            .Matches.Select(m => (m.Label, m.Operator, m.Value))
            .Should()
            .Equal(("__name__", "=", "a:b_1"), ("c", "=", "d\"é"), ("e", "!~", "f"));
    }

    [Test]
    public void Reads_quoted_names()
    {
        var selector = SelectorReader.Read("{\"my.metric\", \"a.label\"=`x\\y`}");
        selector
            .Matches.Select(m => (m.Label, m.Operator, m.Value))
            .Should()
            .Equal(("__name__", "=", "my.metric"), ("a.label", "=", "x\\y"));
    }

    [Test]
    public void Matches_expressions_against_the_whole_value_and_missing_labels_as_empty()
    {
        SelectorReader.Read("{a=~\"b|c\"}").Selects([new("a", "cc")]).Should().BeFalse();
        SelectorReader.Read("{a=~\"b|c+\"}").Selects([new("a", "cc")]).Should().BeTrue();
        SelectorReader.Read("{a=\"\"}").Selects([new("b", "c")]).Should().BeTrue();
    }

    [TestCase("")]
    [TestCase("a{")]
    [TestCase("a{b=c}")]
    [TestCase("a[")]
    [TestCase("a[5]")]
    [TestCase("sum(a)")]
    [TestCase("a{b=~\"(\"}")]
    [TestCase("a{b=\"c}")]
    public void Refuses_what_it_does_not_know(string text) =>
        FluentActions.Invoking(() => SelectorReader.Read(text)).Should().Throw<QueryException>();

    [TestCase(0.1, "0.1")]
    [TestCase(123456789012345680000.0, "123456789012345680000")]
    [TestCase(1.7976931348623157E+308, null)]
    [TestCase(5E-324, null)]
    [TestCase(-1.5E-10, "-0.00000000015")]
    public void Writes_floats_without_exponents_that_read_back(double value, string? text)
    {
        var written = GoFloat.Write(value);
        written.Should().NotContain("E");
        GoFloat.TryRead(written, out var back).Should().BeTrue();
        back.Should().Be(value);
        if (text is not null)
            written.Should().Be(text);
    }
}

using System.Collections.Immutable;
using Compliance.Model;
using Compliance.Model.Metrics;
using Compliance.Wire.Selecting;

namespace Compliance.Tests.Judging.Receiver;

public sealed class SelectorTests
{
    private static readonly ImmutableArray<Label> Labels = [new("__name__", "m:x"), new("a", "one"), new("b", "a\"b\\c")];

    [TestCase("m:x", true)]
    [TestCase("m", false)]
    [TestCase("m:x{}", true)]
    [TestCase("{__name__=\"m:x\"}", true)]
    [TestCase("{\"m:x\"}", true)]
    [TestCase("{\"m:x\", a=\"one\"}", true)]
    [TestCase("m:x{a=\"one\"}", true)]
    [TestCase("m:x{ a = \"one\" , }", true)]
    [TestCase("m:x{a=\"two\"}", false)]
    [TestCase("m:x{a!=\"two\"}", true)]
    [TestCase("m:x{a!=\"one\"}", false)]
    [TestCase("m:x{a=~\"o.*\"}", true)]
    [TestCase("m:x{a=~\"n\"}", false)]
    [TestCase("m:x{a=~\"one|two\"}", true)]
    [TestCase("m:x{a=~\"x|one\"}", true)]
    [TestCase("m:x{a!~\"t.o\"}", true)]
    [TestCase("m:x{a!~\"o.e\"}", false)]
    [TestCase("m:x{missing=\"\"}", true)]
    [TestCase("m:x{missing!=\"\"}", false)]
    [TestCase("m:x{missing=~\".*\"}", true)]
    [TestCase("m:x{missing=~\".+\"}", false)]
    [TestCase("m:x{b=\"a\\\"b\\\\c\"}", true)]
    [TestCase("m:x{b=`a\"b\\c`}", true)]
    [TestCase("m:x{b='a\"b\\\\c'}", true)]
    [TestCase("m:x{a=\"\\u006fne\"}", true)]
    [TestCase("m:x{\"a\"=\"\\x6fne\"}", true)]
    public void Selects_like_PromQL(string selector, bool selected) => Selector.Parse(selector).Selects(Labels).Should().Be(selected);

    [TestCase("")]
    [TestCase("{}")]
    [TestCase("m{a}")]
    [TestCase("m{a=one}")]
    [TestCase("m{a=\"one\"")]
    [TestCase("m{a=\"one}")]
    [TestCase("m{a==\"one\"}")]
    [TestCase("m{a=\"one\"}[5m]")]
    [TestCase("m offset 5m")]
    [TestCase("m{a=~\"(\"}")]
    [TestCase("m{a=\"\\q\"}")]
    [TestCase("m{a=\"\\ud800\"}")]
    [TestCase("m{a=\"x\\")]
    [TestCase("1m")]
    public void Refuses_what_is_no_selector(string text) =>
        FluentActions.Invoking(() => Selector.Parse(text)).Should().Throw<FormatException>();

    [Test]
    public void A_wrong_selector_of_a_case_names_its_line() =>
        FluentActions
            .Invoking(() => Kit.Bind("stored", "m{a=}", ("count", 1)))
            .Should()
            .Throw<CaseFileException>()
            .WithMessage("cases/receiver/x.yaml:7: *quoted value*");
}

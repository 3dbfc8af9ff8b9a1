using Compliance.Cases;
using Compliance.Cases.Specification;
using Compliance.Model;

namespace Compliance.Tests.Cases.Specification;

public sealed class SpecIndexTests
{
    private const string Text = "A pigeon MUST fly. A pigeon SHOULD sing.";

    [Test]
    public void Names_the_sentences_that_no_entry_covers()
    {
        var known = SpecText.Normative(Text)[0].Fingerprint;
        var index = SpecIndexLoader.Load("s.yaml", $"sentences:\n  \"{known}\": [pigeon.flies]\n");

        index.Unknown(Text).Select(s => s.Text).Should().Equal("A pigeon SHOULD sing.");
    }

    [Test]
    public void A_sentence_that_asks_nothing_is_covered_by_no_requirement()
    {
        var known = SpecText.Normative(Text).Select(s => $"  \"{s.Fingerprint}\": []\n");

        SpecIndexLoader.Load("s.yaml", "sentences:\n" + string.Concat(known)).Unknown(Text).Should().BeEmpty();
    }

    [Test]
    public void Without_a_file_nothing_is_known() => SpecIndexLoader.Load(new SampleFiles()).Should().Be(SpecIndex.Empty);

    [TestCase("sentences: {short: []}", "s.yaml:1: 'short' is no fingerprint: 12 hexadecimal digits")]
    [TestCase("sentences: {0123456789AB: []}", "s.yaml:1: '0123456789AB' is no fingerprint: 12 hexadecimal digits")]
    [TestCase("chapters: {}", "s.yaml:1: unknown key 'chapters'*")]
    [TestCase("sections: {\"1.0\": protocol}", "s.yaml:1: 1.0 must be a list, not text")]
    public void A_wrong_file_is_an_error_with_its_line(string text, string message) =>
        FluentActions.Invoking(() => SpecIndexLoader.Load("s.yaml", text)).Should().Throw<CaseFileException>().WithMessage(message);

    [Test]
    public void The_index_of_the_suite_is_no_case_and_loads()
    {
        var text = File.ReadAllText(SuiteFolder.File("cases/specification.yaml"));

        var index = SpecIndexLoader.Load("cases/specification.yaml", text);

        index.Sections.Keys.Should().BeEquivalentTo("1.0", "2.0-rc.3", "2.0-rc.4");
        index.Sentences.Should().HaveCountGreaterThan(140);
        CaseLibrary.IsCase(SpecIndexLoader.Path).Should().BeFalse();
    }
}

using System.Text;
using Compliance.Cases;
using Compliance.Model;
using Compliance.Model.Nodes;

namespace Compliance.Tests.Cases;

public sealed class YamlTests
{
    [Test]
    public void Nodes_know_their_lines()
    {
        var root = (MapNode)Yaml.Parse("a.yaml", "# first\nkey: 1\nlist:\n  - x\n  - {inner: y}\n");

        root.At.Should().Be(new SourceLocation("a.yaml", 2));
        root.Entries[1].KeyAt.Line.Should().Be(3);
        var list = (ListNode)root.Find("list")!;
        list.Items[0].At.Line.Should().Be(4);
        ((MapNode)list.Items[1]).Find("inner")!.At.Line.Should().Be(5);
    }

    [TestCase("v: 5", "5", false)]
    [TestCase("v: \"5\"", "5", true)]
    [TestCase("v: 'a''b'", "a'b", true)]
    [TestCase("v: |\n  two\n  lines\n", "two\nlines\n", true)]
    [TestCase("v: \"\\u00e9\\U0001F600\"", "é😀", true)]
    public void Scalars_keep_text_and_know_whether_they_were_quoted(string text, string expected, bool quoted)
    {
        var value = (ScalarNode)((MapNode)Yaml.Parse("a.yaml", text)).Find("v")!;

        value.Text.Should().Be(expected);
        value.Quoted.Should().Be(quoted);
    }

    [TestCase("v: null", true)]
    [TestCase("v: ~", true)]
    [TestCase("v:", true)]
    [TestCase("v: ''", false)]
    [TestCase("v: 'null'", false)]
    public void Null_is_only_null_when_it_is_plain(string text, bool isNull) =>
        ((ScalarNode)((MapNode)Yaml.Parse("a.yaml", text)).Find("v")!).IsNull.Should().Be(isNull);

    private static IEnumerable<TestCaseData> Mistakes() =>
        [
            Mistake.Row("duplicate key", "a: 1\nb: 2\na: 3 #!", "the key 'a' stands here again; it is already on line 1"),
            Mistake.Row("duplicate key in flow", "a: 1\nm: {x: 1, x: 2} #!", "the key 'x' stands here again"),
            Mistake.Row("anchor", "a: 1\nb: &name x #!", "anchors (&name) are not allowed"),
            Mistake.Row("alias", "a: 1\nb: *name #!", "aliases (*name) are not allowed"),
            Mistake.Row("tag", "a: 1\nb: !!str x #!", "tags"),
            Mistake.Row("second document", "a: 1\n---\nb: 1 #!", "only one document"),
            Mistake.Row("key that is no text", "a: 1\n[x, y]: 1 #!", "a key must be text"),
            Mistake.Row("missing key", "a: 1\n: 1 #!", "a key is missing"),
            Mistake.Row("half a surrogate pair", "a: 1\nb: \"\\ud800\" #!", "surrogate"),
        ];

    [TestCaseSource(nameof(Mistakes))]
    public void Finds(string text, string problem)
    {
        if (text.Contains("---", StringComparison.Ordinal))
            text = text.Replace(" #!", "", StringComparison.Ordinal).Replace("---", "--- #!", StringComparison.Ordinal);
        Mistake.MustBeFound(() => Yaml.Parse("a.yaml", text), "a.yaml", text, problem);
    }

    [TestCase("a: 1\nb: [1, 2\nc: 3\n")]
    [TestCase("a: 1\n\tb: 2\n")]
    [TestCase("a: \"open\n")]
    [TestCase("a: b: c\n")]
    [TestCase("a: \"\\q\"\n")]
    [TestCase("a: \"\\U99999999\"\n")]
    public void Bad_syntax_is_an_error_with_a_line(string text)
    {
        var error = Invoking(text).Should().Throw<CaseFileException>().Which;
        error.At.File.Should().Be("a.yaml");
        error.At.Line.Should().BeInRange(1, 5);
        error.Problem.Should().NotContain("\n");
    }

    [TestCase("")]
    [TestCase("# only a comment\n")]
    [TestCase("---\n...\n")]
    public void A_file_without_a_document_is_an_error_or_nothing(string text)
    {
        Invoking(text).Should().Throw<CaseFileException>().WithMessage("a.yaml:1: the file is empty");
        Yaml.ParseOptional("a.yaml", text).Should().BeNull();
    }

    [TestCase(Yaml.MaxDepth - 1, true)]
    [TestCase(Yaml.MaxDepth, false)]
    [TestCase(100_000, false)]
    public void Depth_is_bounded(int depth, bool allowed)
    {
        var flow = Invoking("a: " + new string('[', depth) + new string(']', depth));
        var maps = Invoking(
            "a: " + string.Concat(Enumerable.Repeat("{a: ", Math.Min(depth, 5000))) + "1" + new string('}', Math.Min(depth, 5000))
        );
        if (allowed)
        {
            flow.Should().NotThrow();
            maps.Should().NotThrow();
        }
        else
        {
            flow.Should().Throw<CaseFileException>();
            maps.Should().Throw<CaseFileException>().WithMessage("*64 levels*");
        }
    }

    [Test]
    public void Size_is_bounded_in_bytes()
    {
        var fits = "# " + new string('é', (Yaml.MaxBytes / 2) - 6) + "\na: 1\n";
        Encoding.UTF8.GetByteCount(fits).Should().BeLessThanOrEqualTo(Yaml.MaxBytes);
        Invoking(fits).Should().NotThrow();
        Invoking(fits + "# more and more").Should().Throw<CaseFileException>().WithMessage("*longer than 1048576 bytes*");
    }

    [Test]
    public void A_chain_of_aliases_cannot_multiply()
    {
        var bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n";

        Invoking(bomb).Should().Throw<CaseFileException>().WithMessage("a.yaml:1: anchors*");
    }

    private static Action Invoking(string text) => () => Yaml.Parse("a.yaml", text);
}

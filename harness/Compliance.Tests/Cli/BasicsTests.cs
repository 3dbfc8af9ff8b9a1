using System.Text.RegularExpressions;

namespace Compliance.Tests.Cli;

public sealed partial class BasicsTests
{
    private readonly SuiteProgram suite = new();

    [OneTimeTearDown]
    public void RemoveFolder() => suite.Dispose();

    [Test]
    public async Task The_version_names_suite_specification_and_cases()
    {
        var ended = await suite.Run("--version");

        ended.Code.Should().Be(0);
        Version().IsMatch(ended.Output).Should().BeTrue(ended.Output);
    }

    [TestCase(2, "there is no target 'no-such-target'", "run", "--target", "no-such-target")]
    [TestCase(2, "--gate is must, should or none, not 'maybe'", "run", "--gate", "maybe")]
    [TestCase(2, "--jobs must be at least 1", "--jobs", "0")]
    [TestCase(2, "--no-such-option", "run", "--no-such-option")]
    [TestCase(2, "no-such-verb", "no-such-verb")]
    [TestCase(2, "--shard is i/n with 1 <= i <= n, not '3/2'", "--shard", "3/2")]
    [TestCase(3, "no case matches receiver/no-such-case", "run", "--case", "receiver/no-such-case")]
    public async Task Mistakes_have_their_exit_code_and_one_sentence(int code, string says, params string[] arguments)
    {
        var ended = await suite.Run(arguments);

        ended.Code.Should().Be(code);
        ended.Errors.Should().StartWith("prw-compliance: ").And.Contain(says);
        ended.Errors.Should().NotContain("   at ", "a stack trace is for bugs");
        ended.Output.Should().BeEmpty();
    }

    [Test]
    public async Task A_folder_that_cannot_be_written_is_told_before_anything_starts()
    {
        var file = suite.Write("a-file", "");

        var ended = await suite.Run("--case", "receiver/written/*", "--out", Path.Combine(file, "out"));

        ended.Code.Should().Be(2);
        ended.Errors.Should().StartWith("prw-compliance: results cannot be written to").And.Contain("--out");
        ended.Output.Should().BeEmpty("nothing was started");
    }

    [Test]
    public async Task A_red_gate_is_1_and_green_is_0_and_a_page_is_there_in_both_cases()
    {
        var green = await suite.Run("--role", "receiver", "--case", "receiver/written/*", "--out", "green");
        var red = await suite.Run(
            "--target",
            "builtin:null/accept-all",
            "--role",
            "receiver",
            "--case",
            "receiver/written/*",
            "--out",
            "red"
        );

        green.Code.Should().Be(0, green.All);
        red.Code.Should().Be(1, red.All);
        foreach (var folder in (string[])["green/builtin-reference", "red/builtin-null-accept-all"])
        {
            foreach (var file in (string[])["receiver.results.jsonl", "receiver.junit.xml", "receiver.html"])
                suite.Read($"{folder}/{file}").Should().NotBeEmpty();
        }
    }

    [GeneratedRegex(@"\Aprw-compliance \d+\.\d+\.\d+\S*( \([0-9a-f]{7,}\))?\r?\nspecification 2\.0-rc\.4\r?\ncases [0-9a-f]{12}\r?\n\z")]
    private static partial Regex Version();
}

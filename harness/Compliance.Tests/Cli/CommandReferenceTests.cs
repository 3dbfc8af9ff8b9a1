using System.Globalization;
using System.Text;

namespace Compliance.Tests.Cli;

/// <summary><c>docs/commands.md</c> holds what every verb says to <c>--help</c>.</summary>
public sealed class CommandReferenceTests
{
    private const string Page = "docs/commands.md";
    private const string Head = """
        <!-- Made by: UPDATE_GOLDEN=1 dotnet test harness/Compliance.Tests --filter FullyQualifiedName~CommandReferenceTests -->

        # Commands

        Without a verb the arguments belong to `run`. Exit codes of all verbs: 0 gate green, 1 gate red, 2 bad usage, case, descriptor or known list, 3 nothing ran, 4 harness or launch error.

        """;

    private readonly SuiteProgram suite = new();

    [OneTimeTearDown]
    public void RemoveFolder() => suite.Dispose();

    [Test]
    public async Task The_page_holds_what_every_verb_says()
    {
        var page = await Render();
        var path = Path.Combine(Repository.Root, Page);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            await File.WriteAllTextAsync(path, page);

        File.ReadAllText(path).ReplaceLineEndings("\n").Should().Be(page, "it is made by the command on its first line");
    }

    [Test]
    public void Every_option_in_the_documents_is_in_the_reference()
    {
        var known = Repository.Text(Page);
        foreach (var command in Documents.Commands().Where(c => c.IsOurs))
        {
            foreach (var option in command.Options)
                known.Should().Contain(option, "{0} uses it: {1}", command.File, command.Line);
        }
    }

    private async Task<string> Render()
    {
        var root = await Help();
        var page = new StringBuilder(Head.ReplaceLineEndings("\n")).Append('\n');
        Append(page, "prw-compliance", root);
        foreach (var path in await Verbs([], root))
            Append(page, $"prw-compliance {string.Join(' ', path)}", await Help(path));
        return page.ToString();
    }

    // A verb can have verbs of its own.
    private async Task<List<string[]>> Verbs(string[] above, string help)
    {
        List<string[]> all = [];
        var lines = help.Split('\n').SkipWhile(l => l != "Commands:").Skip(1).TakeWhile(l => l.StartsWith("  ", StringComparison.Ordinal));
        foreach (var line in lines.Where(l => l.Length > 2 && l[2] != ' '))
        {
            string[] path = [.. above, line.Trim().Split(' ')[0]];
            all.Add(path);
            all.AddRange(await Verbs(path, await Help(path)));
        }
        return all;
    }

    private async Task<string> Help(params string[] verb) => (await suite.Run([.. verb, "--help"])).Output.ReplaceLineEndings("\n").Trim();

    private static void Append(StringBuilder page, string title, string help) =>
        page.Append(CultureInfo.InvariantCulture, $"\n## `{title}`\n\n```text\n{help}\n```\n");
}

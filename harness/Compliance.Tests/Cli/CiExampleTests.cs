using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Compliance.Tests.Cli;

/// <summary>The steps of the action and of the examples are taken out of their files and run as their services do, with variables for inputs.</summary>
[Platform("Linux,MacOsX")]
public sealed partial class CiExampleTests
{
    private readonly SuiteProgram suite = new();
    private OwnReceiver faulty = null!;

    [OneTimeSetUp]
    public async Task PretendToBeTheRepository()
    {
        Repository.Pretend(suite);
        faulty = await OwnReceiver.Start("written-zero");
        faulty.Describe(suite);
    }

    [OneTimeTearDown]
    public async Task RemoveFolder()
    {
        await faulty.DisposeAsync();
        suite.Dispose();
    }

    private static YamlMappingNode Yaml(string path)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(Repository.Text(path)));
        return (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    private static IEnumerable<YamlMappingNode> Steps() => ((YamlSequenceNode)Yaml("action.yml")["runs"]["steps"]).Cast<YamlMappingNode>();

    private static string Script() => Steps().Single(s => s.Children.ContainsKey("run"))["run"].ToString();

    private async Task<SuiteProgram.Ended> Act(params (string Name, string Value)[] inputs)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["GITHUB_ACTION_PATH"] = suite.Folder,
            ["GITHUB_OUTPUT"] = suite.Write("github-output", ""),
            ["GITHUB_STEP_SUMMARY"] = suite.Write("github-summary", ""),
            ["PRW_TARGET"] = "mine",
            ["PRW_GATE"] = "must",
            ["PRW_OUT"] = "results",
            ["PRW_CASE"] = "receiver/written/samples",
        };
        foreach (var input in (YamlMappingNode)Steps().Single(s => s.Children.ContainsKey("run"))["env"])
            environment.TryAdd(input.Key.ToString(), "");
        foreach (var (name, value) in inputs)
            environment[name] = value;
        return await Shell.Run(suite.Folder, Script(), environment);
    }

    [Test]
    public void No_step_of_the_action_or_of_the_workflows_pastes_an_input_into_a_shell()
    {
        foreach (var step in Steps().Where(s => s.Children.ContainsKey("run")))
            step["run"].ToString().Should().NotContain("${{");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, ".github", "workflows"), "*.yml"))
            Pasted().IsMatch(File.ReadAllText(file)).Should().BeFalse(file);
    }

    [Test]
    public async Task The_action_is_red_with_annotations_summary_and_results()
    {
        var ended = await Act();

        ended.Code.Should().Be(1, ended.All);
        ended.Output.Should().Contain("::error");
        suite.Read("github-summary").Should().Contain("written.precise");
        suite.Read("github-output").Should().Be("results=results\n");
        suite.Read("results/mine/receiver.junit.xml").Should().Contain("<failure");
    }

    [TestCase("PRW_GATE", "none", 0)]
    [TestCase("PRW_ROLE", "sender", 2)]
    [TestCase("PRW_VERSION", "9.9.9", 1)]
    [TestCase("PRW_BINARY", "no-such-program", 4)]
    [TestCase("PRW_CASE", "$(touch pwned)`touch pwned`\"; touch pwned; '", 3)]
    [TestCase("PRW_TARGET", "$(touch pwned); touch pwned", 2)]
    [TestCase("PRW_OUT", "--help", 1)]
    public async Task Inputs_of_the_action_are_data(string name, string value, int code)
    {
        var ended = await Act((name, value));

        ended.Code.Should().Be(code, ended.All);
        File.Exists(Path.Combine(suite.Folder, "pwned")).Should().BeFalse("an input is no program");
    }

    [Test]
    public async Task Image_and_binary_exclude_each_other()
    {
        var ended = await Act(("PRW_IMAGE", "a"), ("PRW_BINARY", "b"));

        ended.Code.Should().Be(2);
        ended.Output.Should().Contain("::error::give image or binary, not both");
    }

    [Test]
    public async Task The_steps_for_GitLab_work()
    {
        var job = Yaml("examples/gitlab-ci.yml")["remote-write-compliance"];
        var script = string.Join('\n', ((YamlSequenceNode)job["script"]).Select(s => s.ToString()));

        await RunsInAWorkspace("gitlab", script);

        job["artifacts"]["reports"]["junit"].ToString().Should().Be("compliance-results/*/*.junit.xml");
    }

    [Test]
    public async Task The_steps_for_Jenkins_work()
    {
        var steps = JenkinsStep().Matches(Repository.Text("examples/Jenkinsfile")).Select(m => m.Groups[1].Value).ToArray();

        steps.Should().HaveCount(2);
        await RunsInAWorkspace("jenkins", string.Join('\n', steps));
    }

    // The suite that the steps clone is a repository of the test with a tag.
    private async Task RunsInAWorkspace(string name, string script)
    {
        var folder = Directory.CreateDirectory(Path.Combine(suite.Folder, name)).FullName;
        Repository.Script(
            suite,
            $"{name}/suite/run-compliance.sh",
            $"exec dotnet '{SuiteProgram.Dll}' \"$@\" --case receiver/written/samples"
        );
        const string tag =
            "git init -q . && git add . && git -c user.name=t -c user.email=t@example.org commit -qm x && git -c advice.detachedHead=false tag v0.1.0";
        (await Shell.Run(Path.Combine(folder, "suite"), tag, [])).Code.Should().Be(0);
        Dictionary<string, string> environment = new(StringComparer.Ordinal)
        {
            ["PRW_SUITE"] = $"file://{folder}/suite",
            ["PRW_SUITE_TAG"] = "v0.1.0",
            ["PRW_TARGET"] = Path.Combine(suite.Folder, "mine"),
            ["PRW_GATE"] = "must",
        };

        var red = await Shell.Run(folder, script, environment);
        environment["PRW_GATE"] = "none";
        var green = await Shell.Run(folder, $"rm -rf .prw-compliance\n{script}", environment);

        red.Code.Should().Be(1, red.All);
        green.Code.Should().Be(0, green.All);
        suite.Read($"{name}/compliance-results/mine/receiver.junit.xml").Should().Contain("<testsuite");
    }

    [GeneratedRegex(@"^\s*sh '([^']+)'", RegexOptions.Multiline)]
    private static partial Regex JenkinsStep();

    [GeneratedRegex(@"^\s*(- )?run:.*\$\{\{", RegexOptions.Multiline)]
    private static partial Regex Pasted();
}

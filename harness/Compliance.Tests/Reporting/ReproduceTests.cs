using System.Collections.Immutable;
using Compliance.Cases.Targets;
using Compliance.Cli.Run;
using Compliance.Model;
using Compliance.Model.Results;
using Compliance.Reporting.Text;

namespace Compliance.Tests.Reporting;

/// <summary>The command that runs one case again names target and rules as the run was given them, and no secret.</summary>
public sealed class ReproduceTests
{
    private static string Line(string target, params string[] set) => Line(target, new RunOptions(), set);

    private static string Line(string target, RunOptions options, params string[] set)
    {
        options = options with { Set = [.. set.Select(TargetOverride.Parse)] };
        var header = Example.Header(Role.Receiver, 1) with { Options = ChosenOptions.Of(TargetReference.Parse(target), options) };
        return Shell.Reproduce(header, Example.Check("receiver/a/b[x y]#c", "response.error-body", Level.Must, Outcome.Violated));
    }

    [Test]
    public void It_names_target_version_role_and_case() =>
        Line("prometheus@3.5.3").Should().Be("./run-compliance.sh --target prometheus@3.5.3 --role receiver --case 'receiver/a/b[x y]'");

    [Test]
    public void It_names_a_builtin_target_without_what_only_others_have() =>
        Line("builtin:mutant/no-retry", new RunOptions { Via = "process" }, "receiver.write=http://x")
            .Should()
            .Be("./run-compliance.sh --target builtin:mutant/no-retry --role receiver --case 'receiver/a/b[x y]'");

    [Test]
    public void It_repeats_what_changed_the_target() =>
        Line("./my target", new RunOptions { Via = "process", Spec = "2.0-rc.3" }, "launch.process.command=/opt/a b/prometheus")
            .Should()
            .Be(
                "./run-compliance.sh --target './my target' --via process --spec 2.0-rc.3 --set 'launch.process.command=/opt/a b/prometheus' --role receiver --case 'receiver/a/b[x y]'"
            );

    [TestCase("receiver.headers.Authorization=Bearer s3cret")]
    [TestCase("receiver.headers.X-Api-Key=s3cret")]
    [TestCase("launch.process.env.API_TOKEN=s3cret")]
    [TestCase("receiver.write=https://user:s3cret@example.org/write")]
    public void It_holds_no_secret(string set) => Line("endpoint", set).Should().NotContain("s3cret").And.Contain("[redacted]");

    [TestCase("receiver.headers.Authorization=Bearer ${PRW_TOKEN}")]
    [TestCase("receiver.headers.X-Scope-OrgID=demo")]
    [TestCase("receiver.write=https://example.org/api/v1/write")]
    public void It_keeps_what_is_no_secret(string set) => Line("endpoint", set).Should().Contain(set);
}

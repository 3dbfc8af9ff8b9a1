using System.Text;

namespace Compliance.Tests.Cli;

/// <summary>A secret that a target needs as a header comes from the environment and reaches no file and no console.</summary>
[Platform("Linux,MacOsX")]
public sealed class SecretTests
{
    private const string Secret = "s3cr3t/\"<&+planted-4711";

    private static readonly string[] Spellings =
    [
        Secret,
        "planted-4711",
        Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret)),
        Uri.EscapeDataString(Secret),
    ];

    private readonly SuiteProgram suite = new();

    [OneTimeTearDown]
    public void RemoveFolder() => suite.Dispose();

    private void MustBeNowhere(SuiteProgram.Ended ended)
    {
        foreach (var spelling in Spellings)
        {
            ended.All.Should().NotContain(spelling);
            foreach (var file in Directory.EnumerateFiles(Path.Combine(suite.Folder, "out"), "*", SearchOption.AllDirectories))
            {
                var found = File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(spelling)) >= 0;
                found.Should().BeFalse("{0} must not hold {1}", file, spelling);
            }
        }
    }

    [Test]
    public async Task A_secret_reaches_neither_results_nor_pages_nor_the_console()
    {
        await using var receiver = await OwnReceiver.Start("written-zero");
        using var echo = new EchoProxy(receiver.Write);
        suite.Environment["PRW_TEST_TOKEN"] = Secret;
        var folder = receiver.Describe(suite);
        // The program prints what it was given: the log of a target is shown too.
        suite.Write(
            "mine/target.yaml",
            suite
                .Read("mine/target.yaml")
                .Replace(receiver.Write.ToString(), $"{echo.Url}", StringComparison.Ordinal)
                .Replace("exec sleep", "echo token $PRW_TEST_TOKEN; exec sleep", StringComparison.Ordinal)
                + "  headers: {Authorization: \"Bearer ${PRW_TEST_TOKEN}\", X-Tenant: \"${PRW_TEST_TOKEN}\"}\n"
        );

        var ended = await suite.Run(
            "run",
            "--target",
            folder,
            "--case",
            "receiver/written/*,receiver/negotiation/*",
            "--verbose",
            "--out",
            "out"
        );

        ended.Code.Should().Be(1, ended.All);
        echo.Seen.Should().BeTrue("the target is given the secret");
        suite.Read("out/mine/receiver.results.jsonl").Should().Contain("[redacted]");
        MustBeNowhere(ended);
    }

    [Test]
    public async Task A_secret_is_not_in_the_log_of_a_target_that_does_not_start()
    {
        await using var receiver = await OwnReceiver.Start();
        suite.Environment["PRW_TEST_TOKEN"] = Secret;
        var folder = receiver.Describe(suite, more: "  headers: {Authorization: \"Bearer ${PRW_TEST_TOKEN}\"}");
        var text = suite.Read("mine/target.yaml");
        suite.Write(
            "mine/target.yaml",
            text.Replace("exec sleep 120", "echo token $PRW_TEST_TOKEN; exit 3", StringComparison.Ordinal) + "ready: {log: never}\n"
        );

        var ended = await suite.Run("run", "--target", folder, "--case", "receiver/written/samples", "--out", "out");

        ended.Code.Should().Be(4, ended.All);
        ended.Errors.Should().Contain("token [redacted]");
        MustBeNowhere(ended);
    }

    [Test]
    public async Task A_variable_that_is_not_set_is_named()
    {
        await using var receiver = await OwnReceiver.Start();
        var folder = receiver.Describe(suite, more: "  headers: {Authorization: \"Bearer ${PRW_TEST_UNSET}\"}");

        var ended = await suite.Run("run", "--target", folder, "--case", "receiver/written/samples", "--out", "out");

        ended.Code.Should().Be(2, ended.All);
        ended.Errors.Should().Contain("PRW_TEST_UNSET");
    }
}

using Compliance.Cli;
using Compliance.Cli.Selftest;
using Compliance.Model;

namespace Compliance.Tests.Cli;

/// <summary>The kill matrix in its short form: each mutant against the cases of the requirement that it breaks.</summary>
[TestFixture]
[Category("Slow")]
[NonParallelizable]
internal sealed class SelftestTests
{
    [TestCase(Role.Receiver)]
    [TestCase(Role.Sender)]
    public async Task Every_mutant_is_caught_by_its_requirement_and_nothing_else_turns(Role role)
    {
        var console = Console.Out;
        using var said = new StringWriter();
        Console.SetOut(said);
        try
        {
            var code = await SelftestVerb.Run(role, [], full: false, jobs: SelftestVerb.DefaultJobs, file: null, CancellationToken.None);

            code.Should().Be(ExitCodes.Green, said.ToString());
        }
        finally
        {
            Console.SetOut(console);
        }
        await TestContext.Progress.WriteLineAsync(said.ToString());
    }
}

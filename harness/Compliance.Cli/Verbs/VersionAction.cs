using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;
using Compliance.Cases;
using Compliance.Cli.Run;
using Compliance.Cli.Suite;

namespace Compliance.Cli.Verbs;

/// <summary><c>--version</c>: names the suite, the specification and the state of the cases, as the header of a results file does.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    private const int ShortRevision = 10;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine($"prw-compliance {SuiteVersion.Text}{Revision()}");
        output.WriteLine($"specification {SpecVersions.Default}");
        output.WriteLine($"cases {CasesDigest.Of(new DiskCaseFiles(SuiteFolder.Find().Cases))}");
        return ExitCodes.Green;
    }

    // The SDK adds the commit after a plus sign when it builds inside a git checkout.
    private static string Revision() =>
        typeof(VersionAction)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+')
            .Skip(1)
            .Select(r => $" ({r[..Math.Min(r.Length, ShortRevision)]})")
            .FirstOrDefault()
        ?? "";
}

using Compliance.Cases;
using Compliance.Cli.Inspect;
using Compliance.Cli.Suite;
using Compliance.Model;

namespace Compliance.Cli.Verbs;

/// <summary>The verb <c>inspect</c>: a captured body, field by field, and the rules that it breaks.</summary>
internal static class InspectVerb
{
    /// <summary>Shows the body.</summary>
    /// <returns>Red when it breaks a MUST.</returns>
    /// <exception cref="UsageException">There is no such file or exchange.</exception>
    public static int Run(InspectOptions options, TextWriter output)
    {
        var captured = CapturedBody.Read(options);
        var library = CaseLibrary.Load(new DiskCaseFiles(SuiteFolder.Find().Cases), SpecVersions.Default);
        var broken = new BodyRules(library).Broken(captured.Exchange);
        new BodyReport(captured, output, options.All).Write(broken);
        return broken.Any(b => b.Requirements.Any(r => r.Level.IsMust() && !r.IsObservation)) ? ExitCodes.Red : ExitCodes.Green;
    }
}

using Compliance.Cases;
using Compliance.Cli.Run;
using Compliance.Cli.Suite;

namespace Compliance.Cli.Documents;

/// <summary>The verb <c>docs</c>: pages that are generated from the case files, the ledger and the mutants.</summary>
internal static class DocsVerb
{
    /// <summary>The pages by file name.</summary>
    public static IEnumerable<(string Name, string Text)> Pages(CaseLibrary library) =>
        [("catalogue.md", new Catalogue(library).Markdown()), ("coverage.md", new CoveragePage(library).Markdown())];

    /// <summary>Writes the pages.</summary>
    /// <param name="folder">Folder for them; null: <c>docs/</c> of the suite.</param>
    public static int Run(string? folder)
    {
        var suite = SuiteFolder.Find();
        var library = CaseLibrary.Load(new DiskCaseFiles(suite.Cases), SpecVersions.Default);
        folder ??= Path.Combine(suite.Root, "docs");
        Directory.CreateDirectory(folder);
        foreach (var (name, text) in Pages(library))
        {
            var path = Path.Combine(folder, name);
            File.WriteAllText(path, text, ResultFolder.Utf8);
            Console.Out.WriteLine(path);
        }

        return ExitCodes.Green;
    }
}

using System.Collections.Immutable;
using System.Globalization;
using Compliance.Cases;
using Compliance.Cases.Coverage;
using Compliance.Cases.Specification;
using Compliance.Cli.Selftest;
using Compliance.Cli.Suite;
using Compliance.Model;

namespace Compliance.Cli.Verbs;

/// <summary>The verb <c>coverage</c>: requirement, its checks, the mutants that prove them; and sentences that the ledger lacks.</summary>
internal static class CoverageVerb
{
    private const long LargestText = 4 << 20;

    /// <summary>Prints the holes, or with <paramref name="verbose"/> the whole table, and a summary.</summary>
    /// <param name="verbose">Every requirement with its checks and mutants.</param>
    /// <param name="texts">Files with the text of a specification, whose sentences must all be known.</param>
    /// <returns>Red when there is a hole or an unknown sentence.</returns>
    /// <exception cref="UsageException">A text cannot be read.</exception>
    public static int Run(bool verbose, ImmutableArray<string> texts)
    {
        var files = new DiskCaseFiles(SuiteFolder.Find().Cases);
        var index = SpecIndexLoader.Load(files);
        var table = Table(files, index);
        if (verbose)
            Print(table.Rows.Select(Line));
        var unknown = texts.SelectMany(t => Unknown(t, index)).ToImmutableArray();
        Print(table.Holes);
        Print(unknown);
        Print([table.Summary()]);
        return table.Holes.IsEmpty && unknown.IsEmpty ? ExitCodes.Green : ExitCodes.Red;
    }

    /// <summary>The table over the cases of every version.</summary>
    internal static CoverageTable Table(ICaseFiles files, SpecIndex index)
    {
        var libraries = SpecVersions.Order.Select(v => CaseLibrary.Load(files, v)).ToArray();
        var mutants = new[] { Role.Receiver, Role.Sender }.SelectMany(r =>
            Subjects.Mutants(r).Select(m => new ProvingMutant(r, m.Name, m.Requirement))
        );
        return CoverageTable.Of(libraries[0].Requirements, libraries.SelectMany(l => l.Cases), [.. mutants], index);
    }

    private static IEnumerable<string> Unknown(string path, SpecIndex index) =>
        index
            .Unknown(Text(path))
            .Select(s =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{path}:{s.Line}: no requirement covers the sentence {s.Fingerprint}: {s.Text}"
                )
            );

    private static string Text(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length > LargestText)
            throw new UsageException(
                $"{path} is no text of a specification: {(file.Exists ? "it is larger than 4 MiB" : "there is no such file")}"
            );
        return File.ReadAllText(path);
    }

    private static string Line(CoverageRow row)
    {
        var requirement = row.Requirement;
        var proof = requirement.Untestable is { } why
            ? $"untestable: {why.ToString().ToLowerInvariant()}"
            : $"{row.Checks.Length} checks; mutants: {(row.Mutants.IsEmpty ? "none" : string.Join(", ", row.Mutants))}";
        return $"{requirement.Role, -8} {requirement.Level.Spelled(), -10} {requirement.Id, -38} {proof}";
    }

    private static void Print(IEnumerable<string> lines)
    {
        foreach (var line in lines)
            Console.Out.WriteLine(line);
    }
}

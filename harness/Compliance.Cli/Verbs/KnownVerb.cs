using System.Collections.Immutable;
using Compliance.Cases;
using Compliance.Cases.Targets;
using Compliance.Cli.Known;
using Compliance.Cli.Run;
using Compliance.Cli.Suite;
using Compliance.Model;
using Compliance.Model.Results;
using Compliance.Model.Targets;

namespace Compliance.Cli.Verbs;

/// <summary>The verb <c>known</c>: proposes the known failures of a target from a run.</summary>
internal static class KnownVerb
{
    /// <summary>Prints the entries, or adds them to the target's list.</summary>
    /// <param name="path">The results file.</param>
    /// <param name="target">Name or folder of the target; null: the one of the file.</param>
    /// <param name="write">Adds them.</param>
    /// <param name="output">Where to write.</param>
    /// <exception cref="UsageException">There is no such file or target.</exception>
    public static int Run(string path, string? target, bool write, TextWriter output)
    {
        var results = ResultsFile.Read(path);
        var file = File(results, target);
        var text = file is not null && System.IO.File.Exists(file) ? System.IO.File.ReadAllText(file) : "";
        ImmutableArray<KnownEntry> listed = file is null ? [] : KnownLoader.Load(file, text);
        var proposals = Proposals.Of(results, listed);
        foreach (var stale in Proposals.Stale(results, listed))
            output.WriteLine($"# {stale} is listed and does not fail: narrow or remove its entry");
        if (!write)
            output.Write(KnownText.Of(proposals));
        else if (proposals.Length > 0)
            System.IO.File.WriteAllText(
                file ?? throw new UsageException($"{results.Header.Target} has no folder to write to; name one with --target"),
                KnownText.Added(text, proposals)
            );
        output.WriteLine($"# {Summary(proposals, write, file)}");
        return ExitCodes.Green;
    }

    private static string Summary(ImmutableArray<Proposal> proposals, bool write, string? file)
    {
        var checks = proposals.Sum(p => p.Checks.Length);
        return proposals.IsEmpty ? "every failure of this run is listed"
            : write ? $"{proposals.Length} entries with {checks} globs added to {file}: write their reasons and links"
            : $"{proposals.Length} entries with {checks} globs; --write adds them to the target's known.yaml";
    }

    private static string? File(RunResults results, string? target)
    {
        var suite = SuiteFolder.Find();
        var name = target ?? results.Header.Target;
        if (target is null && name.StartsWith(TargetReference.BuiltinPrefix, StringComparison.Ordinal))
            return null;
        var capabilities = CaseLibrary.Load(new DiskCaseFiles(suite.Cases), SpecVersions.Default).Capabilities;
        return Path.Combine(new TargetFolders(suite, capabilities).Folder(name), "known.yaml");
    }
}

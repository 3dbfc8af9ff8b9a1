using System.Collections.Immutable;
using Compliance.Cases;
using Compliance.Cli.Suite;
using Compliance.Model;
using Compliance.Model.Results;
using Compliance.Model.Targets;
using Compliance.Reporting.Matrices;

namespace Compliance.Cli.Report;

/// <summary>The targets that can be run and of which there are no results.</summary>
internal static class UnverifiedTargets
{
    /// <summary>The targets by title. A folder without a home page is a form for anybody's program, not a product.</summary>
    /// <param name="folder">Folder of target folders; null: the suite's own.</param>
    /// <param name="library">The case library, for its capabilities.</param>
    /// <param name="runs">The results there are.</param>
    public static ImmutableArray<NotVerified> Of(string? folder, CaseLibrary library, IEnumerable<RunHeader> runs)
    {
        var suite = SuiteFolder.Find();
        var folders = new TargetFolders(suite, library.Capabilities);
        var names = folder is null ? folders.Names.Select(n => Path.Combine(suite.Targets, n)) : Below(folder);
        var verified = runs.Select(r => (r.Target, r.Role)).ToHashSet();
        return
        [
            .. names
                .Select(n => folders.Read(n, []))
                .Where(t => t.Url.Length > 0)
                .Select(t => new NotVerified(t.Name, t.Title, t.Url, Missing(t, verified)))
                .Where(n => !n.Roles.IsEmpty)
                .OrderBy(n => n.Title, StringComparer.OrdinalIgnoreCase),
        ];
    }

    private static IEnumerable<string> Below(string folder) =>
        Directory.Exists(folder)
            ? Directory.EnumerateDirectories(folder).Where(f => File.Exists(Path.Combine(f, "target.yaml"))).Order(StringComparer.Ordinal)
            : throw new UsageException($"there is no folder {folder}; --targets takes one that holds target folders");

    private static ImmutableArray<Role> Missing(TargetDescriptor target, HashSet<(string, Role)> verified) =>
        [.. target.Roles.Order().Where(role => !verified.Contains((target.Name, role)))];
}

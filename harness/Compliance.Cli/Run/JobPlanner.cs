using System.Collections.Immutable;
using Compliance.Cases;
using Compliance.Cli.Suite;
using Compliance.Model;
using Compliance.Model.Targets;
using Compliance.Running.Launching;

namespace Compliance.Cli.Run;

/// <summary>Turns the options of <c>run</c> into targets, roles and cases.</summary>
internal sealed class JobPlanner(RunOptions options, CaseLibrary library, TargetFolders folders)
{
    /// <summary>What will be run, in the order of the command line.</summary>
    /// <returns>Empty when no case matches.</returns>
    /// <exception cref="UsageException">A target does not exist or does not play the role.</exception>
    public ImmutableArray<PlannedRun> Plan()
    {
        IEnumerable<string> targets = options.Targets.IsEmpty ? [$"{TargetReference.BuiltinPrefix}reference"] : options.Targets;
        ImmutableArray<PlannedRun> runs = [.. targets.Select(TargetReference.Parse).SelectMany(Plan)];
        return [.. runs.Where(r => !r.Cases.IsEmpty)];
    }

    private IEnumerable<PlannedRun> Plan(TargetReference reference)
    {
        var target = reference.IsBuiltin ? BuiltinTargets.Find(reference.Name) : folders.Read(reference.Name, options.Set);
        if (options.Role is { } only && !target.Roles.Contains(only))
            throw new UsageException(
                $"{target.Name} is no {only.ToString().ToLowerInvariant()}: its roles are {string.Join(" and ", target.Roles).ToLowerInvariant()}"
            );
        ILauncher launcher = reference.IsBuiltin ? new BuiltinLauncher() : new Launcher(TimeProvider.System);
        var version = reference.Version ?? target.Versions.FirstOrDefault() ?? "";
        foreach (var role in target.Roles.Where(r => options.Role is null || r == options.Role).Order())
        {
            var all = library.Cases.Where(c => c.Role == role).ToImmutableArray();
            var selected = Select(all);
            yield return new(
                reference,
                target,
                version,
                role,
                selected,
                selected.Length == all.Length,
                FolderName(target, reference),
                launcher
            );
        }
    }

    private ImmutableArray<CaseFile> Select(ImmutableArray<CaseFile> cases)
    {
        var globs = options.Cases.Select(p => new Glob(p)).ToArray();
        var named = cases.Where(c => globs.Length == 0 || globs.Any(g => g.Matches(c.Id)));
        return [.. named.Where((_, i) => i % options.Shards == options.Shard - 1)];
    }

    private static string FolderName(TargetDescriptor target, TargetReference reference)
    {
        var name = target.Name.Replace(':', '-').Replace('/', '-');
        return reference.Version is null ? name : $"{name}-{reference.Version}";
    }
}

using System.Collections.Immutable;
using Compliance.Cases.Targets;
using Compliance.Judging.Binding;
using Compliance.Model;
using Compliance.Model.Targets;

namespace Compliance.Cli.Suite;

/// <summary>Finds target folders by name or path and reads them.</summary>
/// <param name="suite">The suite's own folder.</param>
/// <param name="capabilities">The closed list of capabilities.</param>
internal sealed class TargetFolders(SuiteFolder suite, ImmutableArray<CapabilityEntry> capabilities)
{
    /// <summary>Names of the folders below <c>targets/</c>, sorted.</summary>
    public ImmutableArray<string> Names =>
        Directory.Exists(suite.Targets)
            ?
            [
                .. Directory
                    .EnumerateDirectories(suite.Targets)
                    .Where(f => File.Exists(Path.Combine(f, "target.yaml")))
                    .Select(f => Path.GetFileName(f))
                    .Order(StringComparer.Ordinal),
            ]
            : [];

    /// <summary>Reads a target.</summary>
    /// <param name="nameOrPath">A name below <c>targets/</c>, or the path of a folder with a <c>target.yaml</c>.</param>
    /// <param name="overrides">The <c>--set</c> of the command line.</param>
    /// <exception cref="UsageException">There is no such target.</exception>
    /// <exception cref="CaseFileException">Its files are wrong.</exception>
    public TargetDescriptor Read(string nameOrPath, IReadOnlyList<TargetOverride> overrides)
    {
        var folder = Folder(nameOrPath);
        var file = Path.Combine(folder, "target.yaml");
        var known = Path.Combine(folder, "known.yaml");
        var descriptor = TargetLoader.Load(
            Path.GetFileName(folder),
            file.Replace(Path.DirectorySeparatorChar, '/'),
            File.ReadAllText(file),
            File.Exists(known) ? File.ReadAllText(known) : null,
            overrides,
            capabilities
        );
        foreach (var template in Templates(descriptor).Where(t => !File.Exists(Path.Combine(folder, t))))
            throw new CaseFileException(
                new SourceLocation(file.Replace(Path.DirectorySeparatorChar, '/'), 1),
                $"config names '{template}', which is not in the folder: write it, or correct the name"
            );
        return descriptor with { Folder = folder };
    }

    private static IEnumerable<string> Templates(TargetDescriptor target) =>
        (target.Sender?.Config.Values ?? []).Concat(target.Sender?.LaneConfig.Values ?? []).Concat(target.Receiver?.Config.Values ?? []);

    /// <summary>Absolute path of a target's folder.</summary>
    /// <exception cref="UsageException">There is no such target.</exception>
    public string Folder(string nameOrPath)
    {
        var named = Path.Combine(suite.Targets, nameOrPath);
        if (!nameOrPath.Contains("..", StringComparison.Ordinal) && File.Exists(Path.Combine(named, "target.yaml")))
            return Path.GetFullPath(named);
        if (File.Exists(Path.Combine(nameOrPath, "target.yaml")))
            return Path.GetFullPath(nameOrPath).TrimEnd(Path.DirectorySeparatorChar);
        throw new UsageException(
            Directory.Exists(nameOrPath)
                ? $"the folder {nameOrPath} has no target.yaml"
                : $"there is no target '{nameOrPath}': name one of {string.Join(", ", Names)}, or the path of a folder with a target.yaml{NearestName.Hint(nameOrPath, Names)}"
        );
    }
}

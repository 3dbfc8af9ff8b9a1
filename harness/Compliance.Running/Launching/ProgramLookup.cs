using Compliance.Model;
using Compliance.Model.Targets;

namespace Compliance.Running.Launching;

/// <summary>Finds the program of a process launch.</summary>
public static class ProgramLookup
{
    /// <summary>
    /// The program of this target: a path is taken relative to the target's folder; a name is looked for first among the programs
    /// fetched for exactly this target and version (<c>$PRW_REAL_TARGETS/NAME/VERSION/</c>, default the user's cache folder), then on the PATH.
    /// </summary>
    /// <returns>Full path; null when it is not there or may not be executed.</returns>
    public static string? Find(TargetDescriptor target, string command, string version)
    {
        if (command.Contains('/', StringComparison.Ordinal) || command.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal))
            return Executable(Path.GetFullPath(command, Path.GetFullPath(target.Folder.Length > 0 ? target.Folder : ".")));
        return Fetched(target.Name, version, command) ?? OnPath(command);
    }

    /// <summary>The first executable of this name on the PATH, or null.</summary>
    public static string? OnPath(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder =>
                OperatingSystem.IsWindows()
                    ? [Path.Combine(folder, name), Path.Combine(folder, name + ".exe")]
                    : new[] { Path.Combine(folder, name) }
            )
            .Select(Executable)
            .FirstOrDefault(path => path is not null);

    private static string? Fetched(string target, string version, string command)
    {
        var home = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache
            ? cache
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        var root = Environment.GetEnvironmentVariable("PRW_REAL_TARGETS") is { Length: > 0 } given
            ? given
            : Path.Combine(home, "prw-compliance", "real");
        if (version.Length == 0 || version.AsSpan().ContainsAny("/\\:") || version.Contains("..", StringComparison.Ordinal))
            return null;
        return Executable(Path.Combine(root, target, version, command));
    }

    private static string? Executable(string path)
    {
        if (!File.Exists(path))
            return null;
        const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & AnyExecute) != 0 ? path : null;
    }
}

using Compliance.Running.Launching;

namespace Compliance.Cli.Run;

/// <summary>A folder for the files of the targets of a run, readable by its owner only; gone after the run.</summary>
/// <remarks>Its name tells whose it is: what a killed suite left behind is removed by the next one.</remarks>
internal sealed class ScratchFolder : IDisposable
{
    private const string Prefix = "prw-compliance-";

    /// <summary>Makes the folder, and removes those of suites that have ended.</summary>
    public ScratchFolder()
    {
        Path = Directory.CreateTempSubdirectory($"{Prefix}{Owner.Self}.").FullName;
        foreach (var orphan in Orphans())
            Remove(orphan);
    }

    /// <summary>Absolute path.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public void Dispose() => Remove(new DirectoryInfo(Path));

    private static IEnumerable<DirectoryInfo> Orphans() =>
        new DirectoryInfo(System.IO.Path.GetTempPath())
            .EnumerateDirectories($"{Prefix}*.*", new EnumerationOptions { IgnoreInaccessible = true })
            .Where(f => f.LinkTarget is null && Owner.IsGone(f.Name[Prefix.Length..f.Name.IndexOf('.', StringComparison.Ordinal)]));

    private static void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A container may have left files of another user: the system's cleaning of temporary files takes them.
        }
    }
}

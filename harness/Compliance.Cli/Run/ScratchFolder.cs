namespace Compliance.Cli.Run;

/// <summary>A folder for the files of the targets of a run, readable by its owner only; gone after the run.</summary>
internal sealed class ScratchFolder : IDisposable
{
    /// <summary>Makes the folder.</summary>
    public ScratchFolder() => Path = Directory.CreateTempSubdirectory("prw-compliance-").FullName;

    /// <summary>Absolute path.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A container may have left files of another user: the system's cleaning of temporary files takes them.
        }
    }
}

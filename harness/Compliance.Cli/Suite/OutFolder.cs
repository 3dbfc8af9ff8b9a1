using Compliance.Model;

namespace Compliance.Cli.Suite;

/// <summary>The folder of <c>--out</c>.</summary>
internal static class OutFolder
{
    /// <summary>Makes the folder and tries to write into it: before a target is started, and not after minutes of judging.</summary>
    /// <exception cref="UsageException">It cannot be made or written.</exception>
    public static void MustBeWritable(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, $".writable-{Guid.NewGuid():N}");
            File.Create(probe, 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException($"results cannot be written to {folder}: {e.Message} Name another folder with --out");
        }
    }
}

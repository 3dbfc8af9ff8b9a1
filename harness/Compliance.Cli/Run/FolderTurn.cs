using Compliance.Model;

namespace Compliance.Cli.Run;

/// <summary>The right to write the results of a role into a folder: two runs with one <c>--out</c> write one after the other, the last one wins whole.</summary>
/// <remarks>The empty file <c>.ROLE.lock</c> stays: removing it would give two waiting runs two different files to lock.</remarks>
internal sealed class FolderTurn : IDisposable
{
    private static readonly TimeSpan Within = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private readonly FileStream held;

    private FolderTurn(FileStream held) => this.held = held;

    /// <summary>Waits for the turn.</summary>
    /// <exception cref="UsageException">Another run writes for longer than a minute.</exception>
    public static async Task<FolderTurn> Take(string folder, string role, CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(Within);
        while (true)
        {
            try
            {
                return new FolderTurn(
                    new FileStream(Path.Combine(folder, $".{role}.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)
                );
            }
            catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException) && !deadline.IsCancellationRequested)
            {
                await Task.Delay(Pause, cancellation);
            }
            catch (IOException) when (deadline.IsCancellationRequested)
            {
                throw new UsageException(
                    $"another run has been writing into {folder} for {Within.TotalSeconds:0} s: give this one another --out"
                );
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => held.Dispose();
}

using System.Text;
using System.Text.RegularExpressions;

namespace Compliance.Running.Launching;

/// <summary>The last lines that a target wrote. However much it writes, it takes bounded memory.</summary>
/// <param name="capacity">Lines kept.</param>
/// <param name="longest">Bytes kept of a line.</param>
public sealed class LogRing(int capacity = 2000, int longest = 4096)
{
    private readonly Queue<string> lines = new();
    private readonly Lock access = new();
    private readonly List<(Regex Pattern, TaskCompletionSource Seen)> waiting = [];

    /// <summary>Copies a stream into the ring until it ends. Several can be copied at a time.</summary>
    /// <param name="stream">What is written.</param>
    /// <param name="cancellation">Ends the copying.</param>
    /// <param name="prefix">Put before each line; tells several writers apart.</param>
    public async Task Copy(Stream stream, CancellationToken cancellation, string prefix = "")
    {
        var buffer = new byte[16 * 1024];
        var line = new List<byte>();
        try
        {
            for (int read; (read = await stream.ReadAsync(buffer, cancellation)) > 0; )
                Split(buffer.AsSpan(0, read), line, prefix);
        }
        catch (Exception over) when (over is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The process is gone and its pipe with it.
        }
        if (line.Count > 0)
            Add(line, prefix);
    }

    /// <summary>Completes when a line matches, also one that came before.</summary>
    public Task Seen(Regex pattern)
    {
        lock (access)
        {
            if (lines.Any(l => Matches(pattern, l)))
                return Task.CompletedTask;
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((pattern, seen));
            return seen.Task;
        }
    }

    /// <summary>The last lines, joined by line feeds.</summary>
    public string Tail(int count)
    {
        lock (access)
            return string.Join('\n', lines.TakeLast(count));
    }

    private void Split(ReadOnlySpan<byte> bytes, List<byte> line, string prefix)
    {
        foreach (var next in bytes)
        {
            if (next == '\n')
                Add(line, prefix);
            else if (line.Count < longest)
                line.Add(next);
        }
    }

    private void Add(List<byte> bytes, string prefix)
    {
        var line = prefix + Encoding.UTF8.GetString([.. bytes]).TrimEnd('\r');
        bytes.Clear();
        lock (access)
        {
            lines.Enqueue(line);
            if (lines.Count > capacity)
                lines.Dequeue();
            foreach (var (_, seen) in waiting.Where(w => Matches(w.Pattern, line)))
                seen.TrySetResult();
            waiting.RemoveAll(w => w.Seen.Task.IsCompleted);
        }
    }

    private static bool Matches(Regex pattern, string line)
    {
        try
        {
            return pattern.IsMatch(line);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}

using System.ComponentModel;
using System.Diagnostics;
using Compliance.Model;

namespace Compliance.Running.Launching;

/// <summary>
/// A child process in a process group of its own, with its output in a <see cref="LogRing"/> and a <see cref="Guardian"/> beside it.
/// </summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan LogGrace = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan KillGrace = TimeSpan.FromSeconds(5);

    private readonly Process process;
    private readonly string mark;
    private readonly bool ownGroup;
    private readonly bool politely;
    private readonly Guardian? guardian;
    private readonly TaskCompletionSource<string> exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource closing = new();
    private readonly int pid;
    private readonly string prefix;
    private int disposed;

    private ChildProcess(Process process, string mark, bool ownGroup, bool politely, LogRing log, string prefix)
    {
        Log = log;
        this.prefix = prefix;
        this.process = process;
        this.mark = mark;
        this.ownGroup = ownGroup;
        this.politely = politely;
        pid = process.Id;
        guardian = ownGroup ? Guardian.OfGroup(pid) : null;
        RunningTargets.Add(this, Kill);
        _ = Watch();
    }

    /// <summary>Standard output and error.</summary>
    public LogRing Log { get; }

    /// <summary>Completes with a sentence when it ended; its last output is in the log then.</summary>
    public Task<string> Exited => exited.Task;

    /// <summary>Starts a program.</summary>
    /// <param name="program">Full path.</param>
    /// <param name="arguments">Arguments.</param>
    /// <param name="environment">Variables added to those of the suite.</param>
    /// <param name="folder">Working directory.</param>
    /// <param name="politely">Whether it is asked to end before it is killed.</param>
    /// <param name="log">Log that it shares with others; null: one of its own.</param>
    /// <param name="prefix">Put before each of its lines in the log.</param>
    /// <exception cref="TargetException">NotStarted.</exception>
    public static ChildProcess Start(
        string program,
        IEnumerable<string> arguments,
        IEnumerable<KeyValuePair<string, string>> environment,
        string folder,
        bool politely,
        LogRing? log = null,
        string prefix = ""
    )
    {
        var mark = Guid.NewGuid().ToString("N");
        var session = OperatingSystem.IsWindows() ? null : ProgramLookup.OnPath("setsid");
        var start = new ProcessStartInfo(session ?? program)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in session is null ? arguments : arguments.Prepend(program))
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        start.Environment[ProcessTree.Mark] = mark;
        try
        {
            var process = Process.Start(start) ?? throw new Win32Exception("no process");
            process.StandardInput.Close();
            return new ChildProcess(process, mark, session is not null, politely, log ?? new LogRing(), prefix);
        }
        catch (Win32Exception failed)
        {
            throw new TargetException(
                TargetFault.NotStarted,
                $"{program} cannot be started: {failed.Message}. Check the target's command."
            );
        }
    }

    /// <summary>Ends it with everything it started, and waits until it is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
            return;
        if (politely && ownGroup && !process.HasExited)
            await StopPolitely();
        Kill();
        RunningTargets.Remove(this);
        await Task.WhenAny(Exited, Task.Delay(KillGrace));
        await closing.CancelAsync();
        guardian?.Dispose();
        process.Dispose();
        closing.Dispose();
    }

    private async Task StopPolitely()
    {
        ProcessTree.Terminate(pid);
        await Task.WhenAny(Exited, Task.Delay(StopGrace));
    }

    private void Kill()
    {
        if (ownGroup)
            ProcessTree.Kill(pid, mark);
        try
        {
            process.Kill(entireProcessTree: true); // also before setsid has run, and where there is none
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception or NotSupportedException)
        {
            // It has ended already.
        }
    }

    private async Task Watch()
    {
        var output = Task.WhenAll(
            Log.Copy(process.StandardOutput.BaseStream, closing.Token, prefix),
            Log.Copy(process.StandardError.BaseStream, closing.Token, prefix)
        );
        await process.WaitForExitAsync();
        var code = process.ExitCode;
        await Task.WhenAny(output, Task.Delay(LogGrace)); // a grandchild can hold the pipes open for ever
        exited.TrySetResult(Sentence(code));
    }

    /// <summary>.NET reports the end by a signal as 128 and its number.</summary>
    private static string Sentence(int code) =>
        code > 128 && !OperatingSystem.IsWindows()
            ? FormattableString.Invariant($"it was ended by signal {code - 128}")
            : FormattableString.Invariant($"it ended with exit code {code}");
}

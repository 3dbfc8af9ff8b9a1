using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Compliance.Running.Launching;

/// <summary>
/// A small shell that outlives the suite by one command: it reads a pipe that only the suite writes to, and when the pipe ends
/// because the suite was killed (even with SIGKILL) it ends the target.
/// </summary>
/// <remarks>
/// PR_SET_PDEATHSIG was considered: the kernel sends it when the starting thread ends, which for a pool thread of .NET can be any
/// time, and it does not reach grandchildren.
/// </remarks>
internal sealed class Guardian : IDisposable
{
    private const string Shell = "/bin/sh";

    private readonly Process shell;

    private Guardian(Process shell) => this.shell = shell;

    /// <summary>Kills a process group when the suite dies. Null where there is no shell.</summary>
    public static Guardian? OfGroup(int group) =>
        Start($"kill -s KILL -- -{group.ToString(System.Globalization.CultureInfo.InvariantCulture)}", []);

    /// <summary>Removes a container when the suite dies. Null where there is no shell.</summary>
    public static Guardian? OfContainer(string engine, string name) => Start("\"$1\" rm -f \"$2\"", [engine, name]);

    /// <summary>Ends the guardian and leaves its target alone.</summary>
    public void Dispose()
    {
        try
        {
            shell.Kill();
            shell.WaitForExit(TimeSpan.FromSeconds(1));
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
        shell.Dispose();
    }

    private static Guardian? Start(string command, string[] arguments)
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
            return null;
        // A session of its own and the trap keep it out of reach of a Ctrl-C in the terminal.
        var script = $"trap '' INT HUP TERM; read -r ignored; {command} >/dev/null 2>&1";
        var session = ProgramLookup.OnPath("setsid");
        var start = new ProcessStartInfo(session ?? Shell) { RedirectStandardInput = true, UseShellExecute = false };
        string[] shellArguments = ["-c", script, "prw-compliance-guardian", .. arguments];
        foreach (var argument in session is null ? shellArguments : [Shell, .. shellArguments])
            start.ArgumentList.Add(argument);
        start.RedirectStandardOutput = true; // must not hold the suite's own output open
        start.RedirectStandardError = true;
        return Process.Start(start) is { } shell ? new Guardian(shell) : null;
    }
}

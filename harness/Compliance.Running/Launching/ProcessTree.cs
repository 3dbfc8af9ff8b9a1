using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Compliance.Running.Launching;

/// <summary>Kills a target with everything it started.</summary>
internal static class ProcessTree
{
    /// <summary>Environment variable that marks every process of an instance.</summary>
    public const string Mark = "PRW_COMPLIANCE_INSTANCE";

    private const int SigKill = 9;
    private const int SigTerm = 15;
    private const int Rounds = 20;

    /// <summary>Asks the process group to end.</summary>
    public static void Terminate(int group)
    {
        if (!OperatingSystem.IsWindows())
            _ = SendSignal(-group, SigTerm);
    }

    /// <summary>
    /// Kills the process group and, on Linux, every process that carries the mark, until there is none: also children that moved
    /// to another session.
    /// </summary>
    public static void Kill(int group, string mark)
    {
        if (OperatingSystem.IsWindows())
            return;
        _ = SendSignal(-group, SigKill);
        for (var round = 0; round < Rounds && KillMarked(mark); round++)
            Thread.Sleep(TimeSpan.FromMilliseconds(5)); // the kernel needs a moment to take killed processes away
    }

    private static bool KillMarked(string mark)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        var needle = Encoding.UTF8.GetBytes($"{Mark}={mark}\0");
        var found = false;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (
                !int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
                || !Carries(folder, needle)
            )
                continue;
            found = true;
            _ = SendSignal(pid, SigKill);
        }
        return found;
    }

    private static bool Carries(string folder, byte[] needle)
    {
        try
        {
            return File.ReadAllBytes(Path.Combine(folder, "environ")).AsSpan().IndexOf(needle) >= 0;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false; // ended meanwhile, or another user's
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int pid, int signal);
}

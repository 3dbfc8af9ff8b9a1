using System.Diagnostics;
using System.Globalization;

namespace Compliance.Running.Launching;

/// <summary>Names this process so that a later run can tell whether it still lives.</summary>
public static class Owner
{
    // The time a process started is worked out from the clock, which each process reads for itself.
    private const long ClockSeconds = 5;

    /// <summary>Space of process ids, process id and start time: ids are used again.</summary>
    public static string Self { get; } = Of(Process.GetCurrentProcess());

    /// <summary>Whether a named owner has ended. Owners in another space of process ids can't be seen and count as alive.</summary>
    public static bool IsGone(string owner)
    {
        var fields = owner.Split('-');
        if (
            fields.Length != 3
            || fields[0] != Space()
            || !int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
            || !long.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out var started)
        )
            return false;
        try
        {
            using var process = Process.GetProcessById(pid);
            return Math.Abs(Started(process) - started) > ClockSeconds;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return true;
        }
    }

    private static string Of(Process process) => FormattableString.Invariant($"{Space()}-{process.Id}-{Started(process)}");

    private static long Started(Process process) => new DateTimeOffset(process.StartTime).ToUnixTimeSeconds();

    private static string Space()
    {
        var link = OperatingSystem.IsLinux() ? new FileInfo("/proc/self/ns/pid").LinkTarget ?? "" : Environment.MachineName;
        return string.Concat(link.Where(char.IsAsciiLetterOrDigit));
    }
}

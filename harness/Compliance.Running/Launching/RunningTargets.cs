using System.Collections.Concurrent;

namespace Compliance.Running.Launching;

/// <summary>
/// Everything that this process started and that still runs. The end of the process kills what is left; a handler of Ctrl-C calls
/// <see cref="KillAll"/> before it exits. A suite that is itself killed is covered by the <see cref="Guardian"/> of each target.
/// </summary>
public static class RunningTargets
{
    private static readonly ConcurrentDictionary<object, Action> Kills = new();

    static RunningTargets() => AppDomain.CurrentDomain.ProcessExit += (_, _) => KillAll();

    /// <summary>Number of targets that run.</summary>
    public static int Count => Kills.Count;

    /// <summary>Kills every target at once, without asking. Safe to call several times and from signal handlers.</summary>
    public static void KillAll()
    {
        foreach (var (key, kill) in Kills)
        {
            if (Kills.TryRemove(key, out _))
                kill();
        }
    }

    internal static void Add(object key, Action kill) => Kills[key] = kill;

    internal static void Remove(object key) => Kills.TryRemove(key, out _);
}

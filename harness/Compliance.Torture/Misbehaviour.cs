using System.Runtime.InteropServices;

namespace Compliance.Torture;

/// <summary>The habits that have nothing to do with the protocol.</summary>
internal static class Misbehaviour
{
    private static readonly List<PosixSignalRegistration> Deafness = [];

    /// <summary>Begins the habit; returns an exit code when the program ends with it.</summary>
    public static async Task<int?> Begin(Habit habit)
    {
        switch (habit)
        {
            case Habit.Crash:
                Console.Error.WriteLine("prw-torture: about to crash");
                Environment.FailFast("crash on purpose");
                break;
            case Habit.Exit:
                return 0;
            case Habit.Unready:
                await Task.Delay(Timeout.InfiniteTimeSpan);
                break;
            case Habit.Flood:
                new Thread(Flood) { IsBackground = true }.Start();
                break;
            case Habit.Deaf:
                foreach (var signal in (PosixSignal[])[PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGHUP])
                    Deafness.Add(PosixSignalRegistration.Create(signal, context => context.Cancel = true));
                break;
        }

        return null;
    }

    /// <summary>Says that it is ready and stays until it is killed.</summary>
    public static async Task<int> Stay()
    {
        Console.WriteLine("ready");
        await Task.Delay(Timeout.InfiniteTimeSpan);
        return 0;
    }

    // A pause now and then leaves the machine to others: the point is more text than anyone keeps, not a busy core.
    private static void Flood()
    {
        var line = new string('x', 10_000);
        for (var i = 0; ; i++)
        {
            Console.Error.WriteLine(line);
            if (i % 100 == 0)
                Thread.Sleep(10);
        }
    }
}

using Compliance.Cli.Run;
using Compliance.Model;
using Compliance.Model.Results;
using Compliance.Model.Targets;
using Compliance.Reporting.Terminal;
using Compliance.Running;

namespace Compliance.Cli.Output;

/// <summary>
/// What a run says while it goes on. A terminal gets one line that is overwritten (time, phase, lanes, checks decided) and each violation as soon as
/// it is certain; anything else gets the phases, a line each, so that a log holds every check once, in the summary.
/// </summary>
/// <param name="output">Where to write.</param>
/// <param name="time">The clock.</param>
internal sealed class LiveConsole(TextWriter output, TimeProvider time) : IProgressLog, ILiveChecks
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(80);
    private readonly Lock gate = new();
    private readonly long started = time.GetTimestamp();
    private ProgressState state = new("", TimeSpan.Zero);
    private TimeSpan drawn = -Pause;
    private bool open;

    /// <summary>Whether a line can be overwritten.</summary>
    public bool Terminal { get; init; }

    /// <summary>Says nothing.</summary>
    public bool Quiet { get; init; }

    /// <summary>Whether colours may be used.</summary>
    public bool Color { get; init; }

    /// <summary>Columns of the terminal; null: asks it.</summary>
    public int? Width { get; init; }

    /// <inheritdoc/>
    public void Phase(string name) => Change(s => s with { Phase = name, Done = 0, Of = 0 }, always: true, plain: name);

    /// <inheritdoc/>
    public void Progress(int done, int of, string unit) =>
        Change(s => unit == "lanes" ? Lanes(s, done, of) : s with { Done = done, Of = of, Unit = unit }, always: done == of);

    /// <inheritdoc/>
    public void Begin(int checks) => Change(s => s with { Checks = checks, Decided = 0, Failing = 0 });

    /// <inheritdoc/>
    public void Decided(int checks) => Change(s => s with { Decided = Math.Min(s.Checks, s.Decided + checks) });

    /// <inheritdoc/>
    public void Violated(CheckResult check)
    {
        if (Quiet || !Terminal || check.Expectation != ExpectationKind.None || !check.Level.IsMust())
            return;
        lock (gate)
        {
            Close();
            output.Write(ConsoleSummary.Check(check, Color));
            state = state with { Failing = state.Failing + 1 };
            Draw();
        }
    }

    /// <summary>Ends the line of live progress, if one is open.</summary>
    public void EndProgress()
    {
        lock (gate)
        {
            Close();
            output.Flush();
        }
    }

    // The first decided lane says that the sender runs, whatever process is being started besides.
    private static ProgressState Lanes(ProgressState state, int done, int of) =>
        state with
        {
            Phase = $"running, {of - done} lanes open",
            Done = done,
            Of = of,
            Unit = "decided",
        };

    private void Change(Func<ProgressState, ProgressState> change, bool always = false, string? plain = null)
    {
        if (Quiet)
            return;
        lock (gate)
        {
            state = change(state);
            if (Terminal && (always || time.GetElapsedTime(started) - drawn >= Pause))
                Draw();
            else if (!Terminal && plain is not null)
                output.Write($"{plain}\n");
            output.Flush();
        }
    }

    private void Draw()
    {
        drawn = time.GetElapsedTime(started);
        output.Write("\r" + ProgressLine.Format(state with { Elapsed = drawn }, Columns() - 1) + "\e[K");
        output.Flush();
        open = true;
    }

    private int Columns()
    {
        try
        {
            return Width ?? Math.Max(20, Console.WindowWidth);
        }
        catch (IOException)
        {
            return 80;
        }
    }

    private void Close()
    {
        if (open)
            output.Write("\r\e[K");
        open = false;
    }
}

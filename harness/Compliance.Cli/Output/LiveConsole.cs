using System.Globalization;
using Compliance.Running;

namespace Compliance.Cli.Output;

/// <summary>Phases as lines, progress as one line that is overwritten in a terminal and left out elsewhere.</summary>
/// <param name="output">Where to write.</param>
/// <param name="terminal">Whether it is a terminal.</param>
/// <param name="quiet">Says nothing.</param>
internal sealed class LiveConsole(TextWriter output, bool terminal, bool quiet) : IProgressLog
{
    private readonly Lock gate = new();
    private bool open;
    private string phase = "";

    /// <inheritdoc/>
    public void Phase(string name)
    {
        if (quiet)
            return;
        lock (gate)
        {
            phase = name;
            Close();
            output.Write(terminal ? $"\r{name} …" : $"{name}\n");
            open = terminal;
            output.Flush();
        }
    }

    /// <inheritdoc/>
    public void Progress(int done, int of, string unit)
    {
        if (quiet || !terminal)
            return;
        lock (gate)
        {
            output.Write(string.Create(CultureInfo.InvariantCulture, $"\r{phase}: {done} of {of} {unit}\u001b[K"));
            open = true;
            output.Flush();
        }
    }

    /// <summary>Ends the line of live progress, if one is open.</summary>
    public void EndProgress()
    {
        lock (gate)
            Close();
    }

    private void Close()
    {
        if (open)
            output.Write("\r\u001b[K");
        open = false;
    }
}

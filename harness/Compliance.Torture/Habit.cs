namespace Compliance.Torture;

/// <summary>What the program does wrong as a program; as an implementation of the protocol it is the reference.</summary>
public enum Habit
{
    /// <summary>Nothing: the reference in a process of its own.</summary>
    Plain,

    /// <summary>Crashes while it starts.</summary>
    Crash,

    /// <summary>Ends with exit code 0 at once.</summary>
    Exit,

    /// <summary>Never listens and never says that it is ready.</summary>
    Unready,

    /// <summary>Writes log lines as fast as it can.</summary>
    Flood,

    /// <summary>Ignores SIGTERM, SIGINT and SIGHUP.</summary>
    Deaf,

    /// <summary>Crashes in the middle of the run.</summary>
    Die,

    /// <summary>Drops every connection and all data in the middle of the run, and is back half a second later.</summary>
    Restart,

    /// <summary>Answers, or sends, only after 20 s.</summary>
    Slow,

    /// <summary>Closes one connection in four: when an answer is due, or in the middle of a request.</summary>
    Closing,
}

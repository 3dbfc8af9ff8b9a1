namespace Compliance.Running;

/// <summary>Receives what a run does while it does it. Calls can come from any thread.</summary>
public interface IProgressLog
{
    /// <summary>A phase begins, such as <c>starting prometheus</c>.</summary>
    void Phase(string name);

    /// <summary>Work done in this phase.</summary>
    /// <param name="done">Units done.</param>
    /// <param name="of">Units in all.</param>
    /// <param name="unit">What is counted, plural.</param>
    void Progress(int done, int of, string unit);
}

namespace Compliance.Reference.Sender;

/// <summary>The last lines of what a sender has to say. Calls can come from any thread.</summary>
internal sealed class SenderLog
{
    private const int Capacity = 500;

    private readonly Lock gate = new();
    private readonly Queue<string> lines = new();

    /// <summary>Adds a line.</summary>
    public void Add(string line)
    {
        lock (gate)
        {
            if (lines.Count == Capacity)
                lines.Dequeue();
            lines.Enqueue(line);
        }
    }

    /// <summary>The last lines.</summary>
    public string Tail(int count)
    {
        lock (gate)
            return string.Join('\n', lines.TakeLast(count));
    }
}

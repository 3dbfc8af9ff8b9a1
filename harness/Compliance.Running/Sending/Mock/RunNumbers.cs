namespace Compliance.Running.Sending.Mock;

/// <summary>Counts what has numbers in a run.</summary>
internal sealed class RunNumbers(int firstExchange)
{
    private int exchanges = firstExchange - 1;
    private int connections;

    public int NextExchange() => Interlocked.Increment(ref exchanges);

    public int NextConnection() => Interlocked.Increment(ref connections);
}

namespace Compliance.Running.Sending.Mock;

/// <summary>Bytes that may be held at a time.</summary>
internal sealed class ByteBudget(long limit)
{
    private long left = limit;

    /// <summary>Takes bytes from the budget, or leaves it as it is when they aren't there.</summary>
    public bool TryTake(long bytes)
    {
        if (Interlocked.Add(ref left, -bytes) >= 0)
            return true;
        Return(bytes);
        return false;
    }

    public void Return(long bytes) => Interlocked.Add(ref left, bytes);
}

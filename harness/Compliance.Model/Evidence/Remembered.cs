namespace Compliance.Model.Evidence;

/// <summary>
/// Room for one thing that is worked out about a record and lives as long as the record does. It is no part of the record's value, and a copy made by
/// <c>with</c> has its own. Safe for threads: who comes first counts.
/// </summary>
internal struct Remembered : IEquatable<Remembered>
{
    private Entry? entry;

    /// <summary>What is known of the owner, or is worked out now.</summary>
    /// <param name="owner">The record that this stands in.</param>
    /// <param name="make">Works it out, from the owner alone.</param>
    public T Of<TOwner, T>(TOwner owner, Func<TOwner, T> make)
        where TOwner : class
        where T : class
    {
        var before = Volatile.Read(ref entry);
        if (Known<T>(before, owner) is { } known)
            return known;
        var made = make(owner);
        var now = Interlocked.CompareExchange(ref entry, new Entry(owner, made), before);
        return Known<T>(now, owner) ?? made;
    }

    /// <inheritdoc/>
    public readonly bool Equals(Remembered other) => true;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Remembered;

    /// <inheritdoc/>
    public override readonly int GetHashCode() => 0;

    private static T? Known<T>(Entry? entry, object owner)
        where T : class => entry is not null && ReferenceEquals(entry.Owner, owner) ? entry.What as T : null;

    private sealed record Entry(object Owner, object What);
}

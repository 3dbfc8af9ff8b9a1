namespace Compliance.Judging.Receiver.Reading;

/// <summary>Widens ranges by what reading back does not show.</summary>
internal static class StoredRanges
{
    /// <summary>Adds elements that are not shown.</summary>
    /// <param name="range">What was found.</param>
    /// <param name="view">The judged request: once it was accepted, its stale markers are written.</param>
    /// <param name="stale">Stale markers of the request, which never show.</param>
    /// <param name="unseen">Elements of series that were not looked at.</param>
    public static StoredRange Plus(this StoredRange range, ArmView view, int stale, int unseen)
    {
        var accepted = view.Exchange is { Accepted: true };
        return new StoredRange(range.Least + (accepted ? stale : 0), range.Most + stale + unseen);
    }
}

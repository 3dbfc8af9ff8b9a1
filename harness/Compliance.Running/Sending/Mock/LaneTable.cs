using System.Collections.Concurrent;

namespace Compliance.Running.Sending.Mock;

/// <summary>The lanes of a mock receiver by their paths.</summary>
internal sealed class LaneTable
{
    private readonly ConcurrentDictionary<string, MockLane> lanes = new(StringComparer.Ordinal);

    public void Add(MockLane lane)
    {
        if (!lanes.TryAdd(lane.Lane.Name, lane))
            throw new InvalidOperationException($"two lanes are named {lane.Lane.Name}");
    }

    public void Remove(string name) => lanes.TryRemove(name, out _);

    /// <summary>The lane whose name is a segment of the path; null: none.</summary>
    public MockLane? Named(string path)
    {
        foreach (var segment in path.Split('/'))
        {
            if (lanes.TryGetValue(segment, out var lane))
                return lane;
        }

        return null;
    }
}

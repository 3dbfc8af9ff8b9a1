using System.Collections.Immutable;

namespace Compliance.Model.Targets;

/// <summary>How a sender is configured.</summary>
/// <param name="Config">Files to write into the run's folder: file name to template file of the target's folder.</param>
/// <param name="Lanes">Lanes that one process can serve; 1: a process per lane.</param>
/// <param name="MixedGroups">Whether lanes of different configuration groups can share a process.</param>
/// <param name="FirstWrite">Deadline from ready to the first write. Default 30 s.</param>
/// <param name="Window">Time in which the sender does what a scrape provokes. Default 10 s.</param>
public sealed record SenderSetup(
    ImmutableDictionary<string, string> Config,
    int Lanes,
    bool MixedGroups,
    TimeSpan FirstWrite,
    TimeSpan Window
)
{
    /// <summary>
    /// Files to write for every lane, into a folder that has the lane's name: file name to template file of the target's folder.
    /// The template's <c>single</c> is that lane.
    /// </summary>
    public ImmutableDictionary<string, string> LaneConfig { get; init; } = ImmutableDictionary<string, string>.Empty;
}

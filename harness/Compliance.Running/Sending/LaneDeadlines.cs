using System.Globalization;
using Compliance.Model.Evidence;
using Compliance.Model.Targets;

namespace Compliance.Running.Sending;

/// <summary>How long a lane may stay undecided, counted from the moment the sender was ready.</summary>
/// <param name="FirstWrite">Time until the first request.</param>
/// <param name="Overall">Time until everything is decided.</param>
public sealed record LaneDeadlines(TimeSpan FirstWrite, TimeSpan Overall)
{
    private const int LeastWindows = 4;

    /// <summary>The deadlines of a lane: a window for each of its pages after the first write, and room for the longest time a case gives (three windows).</summary>
    public static LaneDeadlines Of(LanePlan plan, SenderSetup setup) =>
        new(setup.FirstWrite, setup.FirstWrite + (Math.Max(LeastWindows, plan.Lane.Pages.Length) * setup.Window) + plan.Extra);

    /// <summary>Why the lane ends now; null when it does not.</summary>
    /// <param name="snapshot">What has come.</param>
    /// <param name="sinceReady">Time since the sender was ready.</param>
    public string? Passed(LaneTranscript snapshot, TimeSpan sinceReady)
    {
        if (snapshot.Exchanges.IsEmpty && snapshot.Dropped == 0 && sinceReady >= FirstWrite)
            return string.Create(CultureInfo.InvariantCulture, $"the sender wrote nothing within {FirstWrite.TotalSeconds:0.###} s");
        return sinceReady >= Overall
            ? string.Create(CultureInfo.InvariantCulture, $"not decided within {Overall.TotalSeconds:0.###} s")
            : null;
    }

    /// <summary>The next moment at which something may have passed.</summary>
    public TimeSpan Next(TimeSpan sinceReady) => sinceReady < FirstWrite ? FirstWrite : Overall;
}

using System.Collections.Immutable;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Targets;
using Compliance.Running.Sending.Mock;

namespace Compliance.Running.Sending;

/// <summary>What a sender run is to do.</summary>
public sealed record SenderPlan
{
    /// <summary>The cases, in plan order.</summary>
    public required ImmutableArray<SenderCase> Cases { get; init; }

    /// <summary>The target; it must have a sender setup.</summary>
    public required TargetDescriptor Target { get; init; }

    /// <summary>The version asked for.</summary>
    public required string Version { get; init; }

    /// <summary>How to launch it; null: the first way that is available here.</summary>
    public string? Via { get; init; }

    /// <summary>An existing folder; every process gets a folder of its own below it.</summary>
    public required string Folder { get; init; }

    /// <summary>Processes that run at the same time, at least 1.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>Number of the first lane. A second run of some cases continues the numbers of the first.</summary>
    public int FirstLane { get; init; } = 1;

    /// <summary>Number of the first exchange, for the same reason.</summary>
    public int FirstExchange { get; init; } = 1;

    /// <summary>Where the mock listens, by what name the target reaches it, and how much it keeps.</summary>
    public MockOptions Mock { get; init; } = new();

    /// <summary>Time of the run until which an undecided lane is waited for although its deadline has passed; null: no longer. Default: never longer.</summary>
    public Func<LaneTranscript, TimeSpan?> Patience { get; init; } = _ => null;
}

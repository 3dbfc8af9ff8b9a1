using System.Collections.Immutable;
using Compliance.Model;
using Compliance.Model.Targets;

namespace Compliance.Running.Launching;

/// <summary>Everything needed to start one instance of a target.</summary>
public sealed record LaunchRequest
{
    /// <summary>The target.</summary>
    public required TargetDescriptor Target { get; init; }

    /// <summary>The role it plays.</summary>
    public required Role Role { get; init; }

    /// <summary>The version asked for; <c>{{version}}</c> in templates.</summary>
    public required string Version { get; init; }

    /// <summary><c>process</c>, <c>container</c>, <c>endpoint</c>, <c>builtin</c>; null: the first that is available here.</summary>
    public string? Via { get; init; }

    /// <summary>An existing empty folder of this instance; <c>{{dir}}</c> in templates. The target may write anything there.</summary>
    public required string Folder { get; init; }

    /// <summary>Sender: its lanes.</summary>
    public ImmutableArray<LaneAddress> Lanes { get; init; } = [];

    /// <summary>Receiver that forwards: where to; <c>{{sink}}</c> in templates. Null for others.</summary>
    public LaneAddress? Sink { get; init; }
}

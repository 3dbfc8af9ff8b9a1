using System.Collections.Immutable;
using Compliance.Cases.Targets;
using Compliance.Model;
using Compliance.Model.Results;

namespace Compliance.Cli.Run;

/// <summary>The options of <c>run</c>.</summary>
internal sealed record RunOptions
{
    /// <summary>Targets as given: name or path, with <c>@version</c>; empty: the built-in reference.</summary>
    public ImmutableArray<string> Targets { get; init; } = [];

    /// <summary>The role to judge; null: every role of the target.</summary>
    public Role? Role { get; init; }

    /// <summary>Launch kind; null: the first that is available.</summary>
    public string? Via { get; init; }

    /// <summary>Patterns over case ids; empty: all.</summary>
    public ImmutableArray<string> Cases { get; init; } = [];

    /// <summary>Version of the specification.</summary>
    public string Spec { get; init; } = Compliance.Cases.SpecVersions.Default;

    /// <summary>What turns the run red.</summary>
    public Gate Gate { get; init; } = Gate.Must;

    /// <summary>Requests or processes at the same time; null: the default of the role.</summary>
    public int? Jobs { get; init; }

    /// <summary>This shard, from 1.</summary>
    public int Shard { get; init; } = 1;

    /// <summary>Number of shards.</summary>
    public int Shards { get; init; } = 1;

    /// <summary>Seed of the run's randomness; null: drawn.</summary>
    public int? Seed { get; init; }

    /// <summary>Overrides of the descriptor.</summary>
    public ImmutableArray<TargetOverride> Set { get; init; } = [];

    /// <summary>Folder for results.</summary>
    public string Out { get; init; } = "out";

    /// <summary>Only the summary line.</summary>
    public bool Quiet { get; init; }

    /// <summary>Every check.</summary>
    public bool Verbose { get; init; }

    /// <summary>GitHub annotations and step summary.</summary>
    public bool Github { get; init; }
}

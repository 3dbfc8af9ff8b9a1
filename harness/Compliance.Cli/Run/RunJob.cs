using System.Collections.Immutable;
using Compliance.Cases;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Results;
using Compliance.Model.Targets;
using Compliance.Running;
using Compliance.Running.Launching;

namespace Compliance.Cli.Run;

/// <summary>One target judged in one role: the input of a pipeline.</summary>
internal sealed record RunJob
{
    /// <summary>The cases and the ledger.</summary>
    public required CaseLibrary Library { get; init; }

    /// <summary>Cases of this role that were selected, in plan order.</summary>
    public required ImmutableArray<CaseFile> Cases { get; init; }

    /// <summary>The target.</summary>
    public required TargetDescriptor Target { get; init; }

    /// <summary>The version asked for.</summary>
    public required string Version { get; init; }

    /// <summary>Whether the user named the version; otherwise it is the first of the descriptor, and what runs may be any other.</summary>
    public bool VersionAsked { get; init; }

    /// <summary>Launch kind asked for; null: the first that is available.</summary>
    public string? Via { get; init; }

    /// <summary>The role.</summary>
    public required Role Role { get; init; }

    /// <summary>Gate of the run.</summary>
    public Gate Gate { get; init; }

    /// <summary>Seed of the run.</summary>
    public required int Seed { get; init; }

    /// <summary>Requests or processes at the same time; null: the default of the role.</summary>
    public int? Jobs { get; init; }

    /// <summary>Whether all cases of the role are in: only then can an unmatched entry of known.yaml be called so.</summary>
    public bool Whole { get; init; }

    /// <summary>A requirement: the run of a sender ends as soon as a violation of it is seen that later evidence cannot take back. Null: when all lanes are decided.</summary>
    public string? Until { get; init; }

    /// <summary>Words of the command line for whoever runs a case again, without secrets.</summary>
    public ImmutableArray<string> Options { get; init; } = [];

    /// <summary>Patterns of <c>--case</c>; empty: all.</summary>
    public ImmutableArray<string> Only { get; init; } = [];

    /// <summary>The shard, from 1, and their number.</summary>
    public (int Shard, int Shards) Part { get; init; } = (1, 1);

    /// <summary>Told of checks while the run goes on; null: nobody is.</summary>
    public ILiveChecks? Live { get; init; }

    /// <summary>Starts the target.</summary>
    public required ILauncher Launcher { get; init; }

    /// <summary>Folder for the target's files while it runs.</summary>
    public required string Scratch { get; init; }

    /// <summary>Told of progress.</summary>
    public required IProgressLog Log { get; init; }

    /// <summary>Clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The version that the results are of: the one read from what ran, or the one that the user named; empty when there is neither.</summary>
    /// <param name="read">The version read; empty when it could not be read.</param>
    public string VersionOf(string read) => read.Length > 0 || !VersionAsked ? read : Version;

    /// <summary>The cases as they are expanded for runs that share them; null: this run expands its own.</summary>
    public Expansion? Shared { get; init; }

    /// <summary>The cases as they are expanded for a run that begins now.</summary>
    public Expansion Expansion => Shared ?? new Expansion(Library, new ExpansionContext(RunId, Time.GetUtcNow().ToUnixTimeMilliseconds()));

    private string RunId =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"r{Seed:x}{Time.GetUtcNow().ToUnixTimeSeconds():x}");
}

using System.Collections.Immutable;

namespace Compliance.Model.Results;

/// <summary>The first line of <c>results.jsonl</c>.</summary>
public sealed record RunHeader
{
    /// <summary>Suite version.</summary>
    public required string Suite { get; init; }

    /// <summary>Version of the specification.</summary>
    public required string Spec { get; init; }

    /// <summary>Digest of the case files, ledger and fixtures.</summary>
    public required string Cases { get; init; }

    /// <summary>Target name.</summary>
    public required string Target { get; init; }

    /// <summary>Target title.</summary>
    public required string Title { get; init; }

    /// <summary>Role judged.</summary>
    public required Role Role { get; init; }

    /// <summary>Version read from what ran, or the one asked for (<see cref="VersionAsked"/>); empty when it could not be read and none was asked for.</summary>
    public required string Version { get; init; }

    /// <summary>Whether <see cref="Version"/> is the one that the user asked for, because what ran does not tell its own.</summary>
    public bool VersionAsked { get; init; }

    /// <summary>The version for people, such as <c>1.2.0 (as asked for)</c>; empty when there is none.</summary>
    public string ShownVersion => VersionAsked ? $"{Version} (as asked for)" : Version;

    /// <summary><c>process</c>, <c>container</c>, <c>endpoint</c> or <c>builtin</c>.</summary>
    public required string Launch { get; init; }

    /// <summary>Seed of the run.</summary>
    public required int Seed { get; init; }

    /// <summary>Start of the run.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>Number of checks that will follow.</summary>
    public required int Checks { get; init; }

    /// <summary>Gate of the run.</summary>
    public Gate Gate { get; init; }

    /// <summary>What probing found, for capabilities that the descriptor left to be found out.</summary>
    public ImmutableArray<ProbedCapability> Probed { get; init; } = [];

    /// <summary>
    /// Words of the command line that chose the target and the rules (<c>--target</c>, <c>--via</c>, <c>--spec</c>, <c>--set</c>), for whoever
    /// runs a case again. Secrets are not among them. Empty: <c>--target</c> with the name of the target.
    /// </summary>
    public ImmutableArray<string> Options { get; init; } = [];

    /// <summary>Patterns of <c>--case</c>; empty: every case of the role.</summary>
    public ImmutableArray<string> Only { get; init; } = [];

    /// <summary>The part of the cases that was run, from 1.</summary>
    public int Shard { get; init; } = 1;

    /// <summary>The number of parts; 1: all cases in one run.</summary>
    public int Shards { get; init; } = 1;
}

using System.Collections.Immutable;

namespace Compliance.Model.Targets;

/// <summary>How to start the target as a process of this machine. Values may hold templates.</summary>
/// <param name="Command">Name looked up on the PATH, or a path; a path is relative to the target's folder.</param>
/// <param name="Args">Arguments.</param>
/// <param name="Env">Environment variables added to those of the suite.</param>
public sealed record ProcessLaunch(string Command, ImmutableArray<string> Args, ImmutableDictionary<string, string> Env)
{
    /// <summary>Further processes, started with it and ended with it.</summary>
    public ImmutableArray<ProcessPart> Parts { get; init; } = [];
}

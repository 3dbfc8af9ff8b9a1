using System.Collections.Immutable;
using Compliance.Cases;
using Compliance.Model;
using Compliance.Model.Targets;
using Compliance.Running;
using Compliance.Running.Launching;

namespace Compliance.Cli.Run;

/// <summary>A target, version and role that a run will judge.</summary>
/// <param name="Reference">The target as the command line names it.</param>
/// <param name="Target">The target.</param>
/// <param name="Version">The version asked for.</param>
/// <param name="Role">The role.</param>
/// <param name="Cases">Its cases.</param>
/// <param name="Whole">Whether these are all cases of the role.</param>
/// <param name="FolderName">Name of its folder below <c>--out</c>.</param>
/// <param name="Launcher">Starts it.</param>
internal sealed record PlannedRun(
    TargetReference Reference,
    TargetDescriptor Target,
    string Version,
    Role Role,
    ImmutableArray<CaseFile> Cases,
    bool Whole,
    string FolderName,
    ILauncher Launcher
)
{
    /// <summary>The job, ready to run.</summary>
    public RunJob Job(RunOptions options, CaseLibrary library, string scratch, IProgressLog log, ILiveChecks live, int seed) =>
        new()
        {
            Library = library,
            Cases = Cases,
            Target = Target,
            Version = Version,
            VersionAsked = Reference.Version is not null,
            Via = Target.Launch.Builtin is null ? options.Via : "builtin",
            Role = Role,
            Gate = options.Gate,
            Seed = seed,
            Jobs = options.Jobs,
            Whole = Whole,
            Options = ChosenOptions.Of(Reference, options),
            Only = options.Cases,
            Part = (options.Shard, options.Shards),
            Launcher = Launcher,
            Scratch = scratch,
            Log = log,
            Live = live,
        };
}

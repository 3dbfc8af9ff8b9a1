using System.Collections.Immutable;

namespace Compliance.Model.Targets;

/// <summary>A target as its <c>target.yaml</c> describes it, with <c>--set</c> applied and templates not yet filled in.</summary>
public sealed record TargetDescriptor
{
    /// <summary>Name, equal to its folder's.</summary>
    public required string Name { get; init; }

    /// <summary>Name for people.</summary>
    public required string Title { get; init; }

    /// <summary>Home page.</summary>
    public string Url { get; init; } = "";

    /// <summary>Roles it can be judged in.</summary>
    public required ImmutableArray<Role> Roles { get; init; }

    /// <summary>Versions it is described for; the first is the default.</summary>
    public ImmutableArray<string> Versions { get; init; } = [];

    /// <summary>How to launch it.</summary>
    public required LaunchOptions Launch { get; init; }

    /// <summary>When it is ready; null: at once.</summary>
    public ReadyCheck? Ready { get; init; }

    /// <summary>Calls that prepare it once it is ready, in order.</summary>
    public ImmutableArray<PrepareCall> Prepare { get; init; } = [];

    /// <summary>How its version is read; null: the descriptor's is reported as unverified.</summary>
    public VersionProbe? Version { get; init; }

    /// <summary>Whether it is killed at the end without being asked. Default true.</summary>
    public bool Kill { get; init; } = true;

    /// <summary>Sender setup; null when it is no sender.</summary>
    public SenderSetup? Sender { get; init; }

    /// <summary>Receiver setup; null when it is no receiver.</summary>
    public ReceiverSetup? Receiver { get; init; }

    /// <summary>What it has and lacks, by the names of <c>cases/capabilities.yaml</c>.</summary>
    public ImmutableDictionary<string, Capability> Capabilities { get; init; } = ImmutableDictionary<string, Capability>.Empty;

    /// <summary>Capabilities that arrived with a version: <see cref="At"/> decides them.</summary>
    public ImmutableDictionary<string, string> Since { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Its known failures.</summary>
    public ImmutableArray<KnownEntry> Known { get; init; } = [];

    /// <summary>The folder it was read from; empty for built-in targets.</summary>
    public string Folder { get; init; } = "";

    /// <summary>The target at a version: what arrived later it lacks. An unknown version counts as the newest.</summary>
    public TargetDescriptor At(string version) =>
        Since.IsEmpty
            ? this
            : this with
            {
                Capabilities = Capabilities.SetItems(
                    Since.Select(s =>
                        KeyValuePair.Create(
                            s.Key,
                            version.Length == 0 || VersionOrder.AtLeast(version, s.Value) ? Capability.Yes : Capability.No
                        )
                    )
                ),
            };
}

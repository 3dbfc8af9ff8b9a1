using System.Collections.Immutable;

namespace Compliance.Model.Targets;

/// <summary>How to start the target as a container. Values may hold templates.</summary>
/// <param name="Image">Image with tag.</param>
/// <param name="Ports">Port names to container ports; the host port is chosen by the engine.</param>
/// <param name="Mount">Folders of the run to paths in the container.</param>
/// <param name="Args">Arguments after the image.</param>
/// <param name="Env">Environment variables.</param>
/// <param name="User">User inside the container; empty: the image's.</param>
/// <param name="Entrypoint">Replaces the image's entry point; empty: the image's.</param>
public sealed record ContainerLaunch(
    string Image,
    ImmutableDictionary<string, int> Ports,
    ImmutableDictionary<string, string> Mount,
    ImmutableArray<string> Args,
    ImmutableDictionary<string, string> Env,
    string User = "",
    string Entrypoint = ""
)
{
    /// <summary>Further containers, started with it and ended with it.</summary>
    public ImmutableArray<ContainerPart> Parts { get; init; } = [];
}

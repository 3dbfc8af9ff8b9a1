namespace Compliance.Model.Targets;

/// <summary>The ways to launch a target; the first that is available here is taken, in this order: process, container, endpoint.</summary>
/// <param name="Process">As a process; null: not possible.</param>
/// <param name="Container">As a container; null: not possible.</param>
/// <param name="Endpoint">It is running already.</param>
/// <param name="Builtin">Name of a built-in implementation that runs inside the suite; null for others.</param>
public sealed record LaunchOptions(ProcessLaunch? Process, ContainerLaunch? Container, bool Endpoint, string? Builtin = null);

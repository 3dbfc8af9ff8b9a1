namespace Compliance.Model.Targets;

/// <summary>An entry of the closed list <c>cases/capabilities.yaml</c>.</summary>
/// <param name="Name">Kebab-case name.</param>
/// <param name="Says">What a target with it can do.</param>
/// <param name="Default">What a descriptor that is silent means.</param>
public sealed record CapabilityEntry(string Name, string Says, Capability Default);

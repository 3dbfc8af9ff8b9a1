using Compliance.Model.Nodes;

namespace Compliance.Cases.Receiver;

/// <summary>One step before its request is read.</summary>
/// <param name="Name">Unique in the case.</param>
/// <param name="Keys">The request keys.</param>
/// <param name="SameConnection">Whether it must use the connection of the step before.</param>
internal sealed record OutlineStep(string Name, MapNode Keys, bool SameConnection);

using Compliance.Model.Fuzzing;

namespace Compliance.Judging.Oracles;

/// <summary>After any request a plain one is accepted. Asked apart, since it needs a second request.</summary>
/// <param name="Alive">Whether the plain request was accepted.</param>
public sealed record StillAlive(bool Alive) : IOracle
{
    /// <inheritdoc/>
    public string Name => "not-alive";

    /// <inheritdoc/>
    public string Requirement(FuzzTrial trial) => "robust.alive";

    /// <inheritdoc/>
    public string? Breach(FuzzTrial trial) => Alive ? null : "a plain request is no longer accepted";
}

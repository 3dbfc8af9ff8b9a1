namespace Compliance.Model.Targets;

/// <summary>When a launched target is ready.</summary>
/// <param name="Http">URL (template) that must answer 2xx; null: none.</param>
/// <param name="Tcp">Host and port (template) that must accept a connection; null: none.</param>
/// <param name="Log">Regular expression that a line of its log must match; null: none.</param>
/// <param name="Within">Deadline from its start.</param>
public sealed record ReadyCheck(string? Http, string? Tcp, string? Log, TimeSpan Within);

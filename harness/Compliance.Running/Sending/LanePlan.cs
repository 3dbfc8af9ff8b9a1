using Compliance.Model.Evidence;

namespace Compliance.Running.Sending;

/// <summary>A lane before it runs.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="Extra">The longest extra time that one of its cases asks for.</param>
public sealed record LanePlan(Lane Lane, TimeSpan Extra);

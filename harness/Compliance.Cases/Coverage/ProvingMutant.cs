using Compliance.Model;

namespace Compliance.Cases.Coverage;

/// <summary>A mutant as the table of coverage sees it.</summary>
/// <param name="Role">The side that it implements.</param>
/// <param name="Name">Its name.</param>
/// <param name="Requirement">Id of the requirement that it breaks.</param>
public sealed record ProvingMutant(Role Role, string Name, string Requirement);

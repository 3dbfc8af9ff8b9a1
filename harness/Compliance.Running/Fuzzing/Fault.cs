using Compliance.Model.Requests;

namespace Compliance.Running.Fuzzing;

/// <summary>A way in which a request can be wrong or odd.</summary>
/// <param name="Name">Its name, kebab-case.</param>
/// <param name="Apply">The request with it; null when it does not fit this one.</param>
/// <param name="Countable">Whether what is stored can still be counted.</param>
internal sealed record Fault(string Name, Func<RequestScript, FuzzRandom, RequestScript?> Apply, bool Countable = true);

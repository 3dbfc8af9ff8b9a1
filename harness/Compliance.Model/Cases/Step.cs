using Compliance.Model.Requests;

namespace Compliance.Model.Cases;

/// <summary>One request of an arm. Steps of an arm are sent one after another, each after the answer to the one before.</summary>
/// <param name="Name">Unique in the arm; <c>send</c> when the case has a single request.</param>
/// <param name="Request">What is sent.</param>
/// <param name="SameConnection">Whether it must use the connection of the step before. Default: any.</param>
public sealed record Step(string Name, RequestScript Request, bool SameConnection = false);

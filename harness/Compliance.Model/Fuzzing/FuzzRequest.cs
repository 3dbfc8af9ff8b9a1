using Compliance.Model.Requests;

namespace Compliance.Model.Fuzzing;

/// <summary>A generated request.</summary>
/// <param name="Number">Its number; with the seed it gives the same request again.</param>
/// <param name="Fault">What is wrong with it, such as <c>reference-outside</c>; empty: nothing, a receiver has no reason to refuse it.</param>
/// <param name="Rewrite">Name of the legal rewrite of request <see cref="Number"/> that this is; empty: as it was generated.</param>
/// <param name="Tag">Value of the label <c>case</c> of all its series.</param>
/// <param name="Script">The request.</param>
/// <param name="Countable">Whether what is stored of it can be counted: false where timestamps leave the time that can be asked for.</param>
public sealed record FuzzRequest(int Number, string Fault, string Rewrite, string Tag, RequestScript Script, bool Countable = true)
{
    /// <summary>Whether nothing is wrong with it.</summary>
    public bool IsValid => Fault.Length == 0;
}

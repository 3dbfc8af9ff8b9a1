using Compliance.Model.Fuzzing;

namespace Compliance.Judging.Oracles;

/// <summary>A rule that holds for the answer to any request, so that no expected answer is needed. Pure.</summary>
public interface IOracle
{
    /// <summary>Short name, kebab-case.</summary>
    string Name { get; }

    /// <summary>The requirement that a breach breaks, for this message.</summary>
    string Requirement(FuzzTrial trial);

    /// <summary>What is wrong, one phrase; null when nothing is.</summary>
    string? Breach(FuzzTrial trial);
}

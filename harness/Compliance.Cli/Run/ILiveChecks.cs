using Compliance.Model.Results;

namespace Compliance.Cli.Run;

/// <summary>Told of checks while a run goes on. What the run concludes at its end is the truth; this is only earlier. Calls come from any thread.</summary>
internal interface ILiveChecks
{
    /// <summary>A run begins.</summary>
    /// <param name="checks">Number of its checks.</param>
    void Begin(int checks);

    /// <summary>More checks are decided.</summary>
    /// <param name="checks">Their number.</param>
    void Decided(int checks);

    /// <summary>A check is violated, and nothing that can still come will change that.</summary>
    void Violated(CheckResult check);
}

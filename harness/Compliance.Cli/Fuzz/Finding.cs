using Compliance.Judging.Oracles;
using Compliance.Model.Fuzzing;

namespace Compliance.Cli.Fuzz;

/// <summary>A request whose answer breaks an oracle, seen twice.</summary>
/// <param name="Oracle">The oracle.</param>
/// <param name="Said">What is wrong.</param>
/// <param name="Trial">The trial.</param>
internal sealed record Finding(IOracle Oracle, string Said, FuzzTrial Trial)
{
    /// <summary>Equal for findings that are most likely one fault of the receiver.</summary>
    public string Kind => Name(Trial.Request.Rewrite);

    /// <summary>The same for the request that a rewrite rewrites.</summary>
    public string KindWithoutRewrite => Oracle is SameAnswer ? Kind : Name("");

    private string Name(string rewrite) =>
        string.Join(
            '/',
            Oracle.Name,
            Trial.Request.IsValid ? "valid" : Trial.Request.Fault,
            rewrite,
            Trial.Request.Script.Message.ToString()
        );

    /// <summary>One line for people.</summary>
    public string Title =>
        $"{Oracle.Requirement(Trial)}  request {Trial.Request.Number}{(Trial.Request.Rewrite.Length > 0 ? $" as {Trial.Request.Rewrite}" : "")} ({(Trial.Request.IsValid ? "nothing wrong with it" : Trial.Request.Fault)}): {Said}";
}

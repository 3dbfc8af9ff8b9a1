using Compliance.Model;
using Compliance.Model.Evidence;
using Compliance.Model.Results;
using Compliance.Model.Targets;

namespace Compliance.Reporting.Text;

/// <summary>The words of the contract for the values of the model.</summary>
public static class Spelled
{
    /// <summary><c>satisfied</c>, <c>not-applicable</c> and so on.</summary>
    public static string Word(this Outcome outcome) => Spelling<Outcome>.Of(outcome);

    /// <summary><c>pass</c>, <c>fail</c> and so on.</summary>
    public static string Word(this Verdict verdict) => Spelling<Verdict>.Of(verdict);

    /// <summary><c>none</c>, <c>known</c> or <c>flaky</c>.</summary>
    public static string Word(this ExpectationKind expectation) => Spelling<ExpectationKind>.Of(expectation);

    /// <summary><c>sender</c> or <c>receiver</c>.</summary>
    public static string Word(this Role role) => Spelling<Role>.Of(role);

    /// <summary><c>must</c>, <c>should</c> or <c>none</c>, as on the command line.</summary>
    public static string Word(this Gate gate) => Spelling<Gate>.Of(gate);

    /// <summary><c>request-head</c>, <c>message</c> and so on.</summary>
    public static string Word(this Part part) => Spelling<Part>.Of(part);

    /// <summary><c>answered</c>, <c>timed-out</c> and so on.</summary>
    public static string Word(this AnswerKind answer) => Spelling<AnswerKind>.Of(answer);

    /// <summary>The statement in words with spaces, such as <c>not conformant</c>.</summary>
    public static string Words(this Statement statement) => Spelling<Statement>.Of(statement).Replace('-', ' ');

    /// <summary>The statement in those words, or null.</summary>
    public static Statement? ParseStatement(string words) =>
        words.Contains('-', StringComparison.Ordinal) ? null : Spelling<Statement>.Parse(words.Replace(' ', '-'));
}

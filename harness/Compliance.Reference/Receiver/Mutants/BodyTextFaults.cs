using System.Collections.Immutable;
using Compliance.Reference.Receiver.Answering;

namespace Compliance.Reference.Receiver.Mutants;

/// <summary>Faults in the body of an answer.</summary>
internal static class BodyTextFaults
{
    private static readonly ImmutableArray<byte> Binary = [0x08, 0x01, 0x12, 0x04, 0xff, 0xfe, 0x00, 0x81];

    /// <summary>The answer with the body that the mutant sends.</summary>
    public static Answer Distort(string fault, Answer answer)
    {
        if (answer.Status < 400)
            return answer;
        var invalid = answer.Cause is AnswerCause.Refused or AnswerCause.Partial;
        return fault switch
        {
            "error-body-empty" => Empty(answer),
            "error-body-empty-on-415" when answer.Status == 415 => Empty(answer),
            "error-body-empty-on-partial" when answer.Cause == AnswerCause.Partial => Empty(answer),
            "error-body-empty-on-unreadable" when answer.Cause == AnswerCause.Unreadable => Empty(answer),
            "error-body-binary" => answer with { Body = Binary },
            "error-body-white-space" => answer.Saying("  \n"),
            "error-body-code-only" => answer.Saying("4001"),
            "error-body-without-reason" when invalid => answer.Saying("Bad Request"),
            _ => answer,
        };
    }

    private static Answer Empty(Answer answer) => (answer with { Body = [] }).Without("Content-Type");
}

using Compliance.Reference.Receiver.Answering;

namespace Compliance.Reference.Receiver.Mutants;

/// <summary>Faults in the answer, after the request was handled as it should be.</summary>
internal static class AnswerFaults
{
    /// <summary>The answer that the mutant gives instead of the right one.</summary>
    public static Answer Distort(ReceiverFaults faults, Answer right, Incoming incoming) =>
        FieldBugFaults.Distort(
            faults.Name,
            BodyTextFaults.Distort(
                faults.Name,
                WrittenFaults.Distort(faults.Name, StatusFaults.Distort(faults.Name, right, incoming), incoming)
            ),
            incoming
        );
}

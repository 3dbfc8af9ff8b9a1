using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;

namespace Compliance.Tests.Judging.Receiver;

/// <summary>The checks and cases that tests of the gates are about.</summary>
internal static class GateKit
{
    public static readonly CheckScript Accepted = Kit.Check("response.success-2xx", Kit.Spec("accepted", "true"));
    public static readonly CheckScript Refused = Kit.Check("invalid.400", Kit.Spec("status", "400"));
    public static readonly CheckScript Supported = Kit.Check("protocol.supports-v2", Kit.Spec("accepted", "true"));
    public static readonly CheckScript No204 = Kit.Check("response.success-204", Kit.Spec("status", "204"));
    public static readonly CheckScript May = Kit.Check("samples.out-of-order", Kit.Spec("status", "2xx"));

    /// <summary>A case of one request without arms.</summary>
    public static ReceiverTranscript Plain(int status, CheckScript check, string id = "c") =>
        RunKit.Case(id, [check], ("", ArmKind.Plain, Kit.Answer(status)));

    /// <summary>The same case with messages of 1.0.</summary>
    public static ReceiverTranscript InV1(ReceiverTranscript transcript) =>
        transcript with
        {
            Case = transcript.Case with { Arms = [.. transcript.Case.Arms.Select(InV1)] },
            Arms = [.. transcript.Arms.Select(a => a with { Arm = InV1(a.Arm) })],
        };

    /// <summary>An answer to a plain request of 1.0.</summary>
    public static Exchange AnswerToV1(int status, int index = 1) =>
        Kit.Answer(status, index: index) with
        {
            RequestHeaders = [new HttpHeader("Content-Type", "application/x-protobuf")],
        };

    private static Arm InV1(Arm arm) =>
        arm with
        {
            Steps = [.. arm.Steps.Select(s => s with { Request = s.Request with { Message = MessageKind.V1 } })],
        };
}

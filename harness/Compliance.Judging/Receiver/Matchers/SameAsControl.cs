using System.Globalization;
using Compliance.Judging.Receiver.Reading;
using Compliance.Judging.Receiver.Selecting;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Receiver.Matchers;

/// <summary>The answer, and what is stored, equal the control's.</summary>
/// <remarks>Each arm has series of its own: what differs between two sent label sets only by the arm's name is the same series.</remarks>
/// <param name="Value">Only <c>true</c>.</param>
/// <param name="Stored">Series to compare; null: the answers alone.</param>
[Matcher("same-as-control", Summary = "status class, Written headers and what is stored equal the control's")]
public sealed record SameAsControl(bool Value = true, SelectorTemplate? Stored = null) : IReceiverMatcher
{
    private const string Expected = "the same as the control";

    /// <summary>Only <c>true</c>.</summary>
    public bool Value { get; } = Value ? true : throw new ArgumentException("there is no matcher for being different");

    /// <inheritdoc/>
    public IEnumerable<ReadQuery> Reads(ReceiverCase @case, Arm arm) =>
        Stored is null
            ? []
            : @case
                .Arms.Where(a => a.Kind == ArmKind.Control)
                .Append(arm)
                .Select(a => new ReadQuery(ReadKind.Samples, Stored.For(@case, a).Text))
                .Distinct();

    /// <inheritdoc/>
    public Finding Judge(ArmView view)
    {
        if (view.Control is not { } arm)
            return Finding.Inconclusive("the case has no control to compare with", Answers.Indices(view));
        var control = view with { Arm = arm, Step = Math.Min(view.Step, arm.Arm.Steps.Length - 1) };
        if (control.Exchange is not { Accepted: true } exchange)
            return Finding.Inconclusive("the control was not accepted", Answers.Indices(control));
        if (Answers.WithoutStatus(view, Expected) is { } finding)
            return finding with { Exchanges = finding.Exchanges.Add(exchange.Index) };
        var difference = AnswerDifference(exchange, view.Exchange!);
        if (difference.Length > 0)
            return Finding.Violated(Expected, difference, exchange.Index, view.Exchange!.Index);
        return Stored is null
            ? Finding.Satisfied(Expected, Answers.Said(view.Exchange!), exchange.Index, view.Exchange!.Index)
            : JudgeStored(control, view);
    }

    private Finding JudgeStored(ArmView control, ArmView view)
    {
        var (ofControl, noControl) = Ask(control);
        if (ofControl is null)
            return noControl!;
        var (ofArm, noArm) = Ask(view);
        if (ofArm is null)
            return noArm!;
        var said = ControlComparison.Difference(control, ofControl, view, ofArm, Stored!);
        var finding =
            said.Length == 0
                ? Finding.Satisfied(
                    Expected,
                    $"{Answers.Said(view.Exchange!)}, stored alike",
                    control.Exchange!.Index,
                    view.Exchange!.Index
                )
                : Finding.Violated(Expected, said, control.Exchange!.Index, view.Exchange!.Index);
        return finding.With(ofArm, ofControl);
    }

    private (ReadResult? Result, Finding? Failed) Ask(ArmView view) =>
        ReadBack.Ask(view, new ReadQuery(ReadKind.Samples, Stored!.For(view.Transcript.Case, view.Arm.Arm).Text));

    private static string AnswerDifference(Exchange control, Exchange arm)
    {
        if (control.Status / 100 != arm.Status / 100)
            return string.Create(CultureInfo.InvariantCulture, $"{arm.Status} where the control was answered {control.Status}");
        var (ofControl, ofArm) = (WrittenHeaders.Of(control).Said(), WrittenHeaders.Of(arm).Said());
        return ofControl == ofArm ? "" : $"Written headers: {ofArm}, where the control's are {ofControl}";
    }
}

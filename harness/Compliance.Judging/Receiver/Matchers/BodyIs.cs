using System.Globalization;
using System.Text;
using Compliance.Judging.Receiver.Reading;
using Compliance.Model;
using Compliance.Model.Evidence;
using Compliance.Model.Results;

namespace Compliance.Judging.Receiver.Matchers;

/// <summary>The answer body is empty (of a success), or a message that a person can read (of a refusal).</summary>
/// <remarks>
/// Remote-Write 2.0, "Response": the empty body is asked of successes and the message of failures, so the other kind of answer gives
/// nothing to judge.
/// </remarks>
/// <param name="Kind">What it must be.</param>
[Matcher("body", Summary = "empty; text: printable UTF-8 with a letter; names-rejected: text with a number, a label, a metric or a reason")]
public sealed record BodyIs(BodyKind Kind) : IReceiverMatcher
{
    /// <inheritdoc/>
    public Finding Judge(ArmView view)
    {
        if (view.Exchange is not { Answer: AnswerKind.Answered } exchange)
            return Kind == BodyKind.Empty ? Answers.NothingToSee(view)! : Answers.WithoutStatus(view, Expected)!;
        return Kind == BodyKind.Empty
            ? JudgeEmpty(exchange)
            : JudgeText(exchange, view.Script.Request.Series.SelectMany(RejectionWords.Of));
    }

    private string Expected =>
        Kind switch
        {
            BodyKind.Empty => "an empty body",
            BodyKind.Text => "a body of readable text",
            _ => "a body that says what was refused and why",
        };

    private Finding JudgeEmpty(Exchange exchange)
    {
        if (!exchange.Accepted)
            return Finding.Inconclusive($"answered {Answers.Said(exchange)}: only a success should have an empty body", exchange.Index);
        return exchange.ResponseBody.IsEmpty
            ? Finding.Satisfied(Expected, "empty", exchange.Index)
            : Finding.Violated(
                Expected,
                Size(exchange) + (exchange.Status == 204 ? ", which HTTP forbids behind a 204" : ""),
                exchange.Index
            ) with
            {
                Marks = [Whole(exchange, "not empty")],
            };
    }

    private Finding JudgeText(Exchange exchange, IEnumerable<string> words)
    {
        if (exchange.Accepted)
            return Finding.NotApplicable($"answered {Answers.Said(exchange)}: there was no error to explain") with
            {
                Exchanges = [exchange.Index],
            };
        var problem = ReadableText.Problem(exchange.ResponseBody.Span);
        if (problem.Length == 0 && Kind == BodyKind.NamesRejected && !RejectionWords.Names(Text(exchange), exchange.Status, words))
            problem = "it has no number, label, metric or reason";
        return problem.Length == 0
            ? Finding.Satisfied(Expected, $"\"{Shortened(Text(exchange))}\"", exchange.Index)
            : Finding.Violated(Expected, $"{Size(exchange)}: {problem}", exchange.Index) with
            {
                Marks = [Whole(exchange, problem)],
            };
    }

    private static string Text(Exchange exchange) => Encoding.UTF8.GetString(exchange.ResponseBody.Span);

    private static string Shortened(string text) => text.Length <= 200 ? text.Trim() : text[..200] + "…";

    private static string Size(Exchange exchange) =>
        string.Create(CultureInfo.InvariantCulture, $"a body of {exchange.ResponseBody.Length} bytes");

    private static Mark Whole(Exchange exchange, string said) =>
        new(exchange.Index, Part.ResponseBody, new ByteRange(0, exchange.ResponseBody.Length), said);
}

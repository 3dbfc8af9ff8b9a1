using System.Globalization;
using Compliance.Model.Evidence;

namespace Compliance.Reporting.Html;

/// <summary>Exchanges in a few words.</summary>
internal static class ExchangeWords
{
    /// <summary>Request and answer.</summary>
    public static string Title(Exchange exchange) =>
        string.Create(CultureInfo.InvariantCulture, $"{Clipped(exchange.Method, 20)} {Clipped(exchange.Target, 120)} → {Answer(exchange)}");

    /// <summary>Where and when.</summary>
    public static string Facts(Exchange exchange) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Clipped(exchange.Origin, 160)}, connection {exchange.Connection}, at {exchange.SentAt.TotalMilliseconds:0.0} ms, {(exchange.AnsweredAt - exchange.SentAt).TotalMilliseconds:0.0} ms long"
        );

    /// <summary>The status, or how it ended without one.</summary>
    public static string Answer(Exchange exchange) =>
        exchange.Answer switch
        {
            AnswerKind.Answered => exchange.Status.ToString(CultureInfo.InvariantCulture),
            AnswerKind.Closed => "connection closed",
            AnswerKind.Reset => "connection reset",
            AnswerKind.TimedOut => "no answer in time",
            AnswerKind.Garbage => "an answer that is not HTTP",
            _ => "no connection",
        };

    private static string Clipped(string text, int most) => text.Length <= most ? text : text[..most] + "…";
}

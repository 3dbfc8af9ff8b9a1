using System.Text;
using Compliance.Reference.Receiver.Storing;

namespace Compliance.Reference.Receiver.Answering;

/// <summary>The message to people in an error's body: how much was not written, and for which reasons (Remote-Write 2.0, "Response").</summary>
internal static class ErrorText
{
    private const int MostReasons = 10;

    /// <summary>Writes the message.</summary>
    public static string Of(WriteReport report)
    {
        var lost = report.Rejections.Aggregate(default(WrittenCounts), (sum, r) => sum + r.Lost);
        var text = new StringBuilder();
        text.Append(
            FormattableString.Invariant(
                $"{lost.Samples} samples, {lost.Histograms} histograms and {lost.Exemplars} exemplars were rejected, "
            )
        );
        text.AppendLine(
            FormattableString.Invariant(
                $"{report.Written.Samples} samples, {report.Written.Histograms} histograms and {report.Written.Exemplars} exemplars were written."
            )
        );
        foreach (var rejection in report.Rejections.Take(MostReasons))
            text.AppendLine($"{rejection.Why.Says}: {rejection.Series}".TrimEnd(' ', ':'));
        if (report.Rejections.Length > MostReasons)
            text.AppendLine(FormattableString.Invariant($"and {report.Rejections.Length - MostReasons} more"));
        return text.ToString();
    }
}

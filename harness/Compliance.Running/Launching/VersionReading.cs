using System.Text;
using System.Text.RegularExpressions;
using Compliance.Model.Evidence;
using Compliance.Model.Targets;
using Compliance.Running.Http;

namespace Compliance.Running.Launching;

/// <summary>Reads the version of what really runs.</summary>
internal static class VersionReading
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>From the output of a program that prints its version.</summary>
    /// <returns>The version; empty when it cannot be read.</returns>
    public static async Task<string> OfProgram(
        VersionProbe? probe,
        string program,
        IEnumerable<string> arguments,
        CancellationToken cancellation
    )
    {
        if (probe is null || probe.Command.IsEmpty)
            return "";
        var output = await ShortProgram.Run(program, [.. arguments], Limit, cancellation);
        return Match(probe, output.Text);
    }

    /// <summary>From an answer of the running target.</summary>
    /// <returns>The version; empty when it cannot be read.</returns>
    public static async Task<string> OfAnswer(VersionProbe? probe, string? url, TimeProvider time, CancellationToken cancellation)
    {
        if (probe is null || url is null)
            return "";
        var uri = new Uri(url);
        using var client = new RawHttpClient(uri, time, new RawHttpOptions { Timeout = Limit });
        var answer = await client.Send(new RawRequest { Method = "GET", Target = uri.PathAndQuery }, cancellation);
        return answer.Kind == AnswerKind.Answered ? Match(probe, Encoding.UTF8.GetString(answer.Body.Span)) : "";
    }

    /// <summary>The version in a text; empty when it is not there.</summary>
    public static string Match(VersionProbe probe, string text)
    {
        try
        {
            return Regex.Match(text, probe.Pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)).Groups[1].Value.Trim();
        }
        catch (RegexMatchTimeoutException)
        {
            return "";
        }
    }
}

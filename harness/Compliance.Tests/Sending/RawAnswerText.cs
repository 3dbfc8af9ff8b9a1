using System.Globalization;

namespace Compliance.Tests.Sending;

/// <summary>An answer as text.</summary>
internal sealed record RawAnswerText(string Head, string Body)
{
    public int Status => int.Parse(Head.Split(' ')[1], CultureInfo.InvariantCulture);

    public string? Header(string name) =>
        Head.Split("\r\n").FirstOrDefault(l => l.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase))?[(name.Length + 2)..];
}

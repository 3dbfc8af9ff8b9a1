using System.Collections.Immutable;
using System.Text;
using Compliance.Reference.Receiver.Storing;

namespace Compliance.Reference.Receiver.Answering;

/// <summary>An answer of the write path before it is sent.</summary>
/// <param name="Cause">Why it is given.</param>
/// <param name="Status">HTTP status.</param>
internal sealed record Answer(AnswerCause Cause, int Status)
{
    /// <summary>Name of the header that counts samples.</summary>
    public const string SamplesWritten = "X-Prometheus-Remote-Write-Samples-Written";

    /// <summary>Name of the header that counts histogram samples.</summary>
    public const string HistogramsWritten = "X-Prometheus-Remote-Write-Histograms-Written";

    /// <summary>Name of the header that counts exemplars.</summary>
    public const string ExemplarsWritten = "X-Prometheus-Remote-Write-Exemplars-Written";

    /// <summary>Headers apart from the length, in order; a name can occur twice.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Body.</summary>
    public ImmutableArray<byte> Body { get; init; } = [];

    /// <summary>Whether the connection is closed instead of answering.</summary>
    public bool Closes { get; init; }

    /// <summary>The same answer with exactly these Written headers.</summary>
    public Answer With(WrittenCounts counts) =>
        Without(SamplesWritten)
            .Without(HistogramsWritten)
            .Without(ExemplarsWritten)
            .Plus(SamplesWritten, counts.Samples)
            .Plus(HistogramsWritten, counts.Histograms)
            .Plus(ExemplarsWritten, counts.Exemplars);

    /// <summary>The same answer without a header.</summary>
    public Answer Without(string name) => this with { Headers = Headers.RemoveAll(h => h.Key == name) };

    /// <summary>The same answer with one more header.</summary>
    public Answer Plus(string name, string value) => this with { Headers = Headers.Add(new(name, value)) };

    /// <summary>The same answer with a text as its body.</summary>
    public Answer Saying(string text) =>
        this with
        {
            Headers = Headers.RemoveAll(h => h.Key == "Content-Type").Add(new("Content-Type", "text/plain; charset=utf-8")),
            Body = [.. Encoding.UTF8.GetBytes(text)],
        };

    private Answer Plus(string name, long count) => Plus(name, count.ToString(System.Globalization.CultureInfo.InvariantCulture));
}

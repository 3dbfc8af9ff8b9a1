namespace Compliance.Reporting.Html;

/// <summary>Keeps a page with many checks small: evidence is cut shorter once much was shown. Deterministic for a document.</summary>
internal sealed class EvidenceBudget(ScorecardOptions options)
{
    private long used;

    /// <summary>Bytes of a body that may be shown now.</summary>
    public int Bytes(bool important) =>
        used > options.EvidenceBudget ? Math.Min(128, options.BodyLimit)
        : important ? options.BodyLimit
        : options.BodyLimit / 4;

    /// <summary>Lines of a decoded message that may be shown now.</summary>
    public int Lines(bool important) =>
        used > options.EvidenceBudget ? 8
        : important ? 200
        : 48;

    /// <summary>Exchanges of a check that may be shown now.</summary>
    public int Exchanges(bool important) =>
        used > options.EvidenceBudget ? 1
        : important ? 8
        : 4;

    /// <summary>Rows of a timeline that may be shown now; 0: none.</summary>
    public int Attempts(bool important) =>
        used > options.EvidenceBudget ? 0
        : important ? 32
        : 12;

    /// <summary>Notes what was drawn.</summary>
    public void Use(TimelineView? view) => used += (view?.Rows.Length ?? 0) * 330;

    /// <summary>Notes what was shown.</summary>
    public void Use(ExchangeView view)
    {
        used += 400 + view.RequestHead.Concat(view.ResponseHead).Sum(line => line.Text.Length + 16);
        used += view.Tree.Sum(line => line.Text.Length + line.Depth * 2 + 40);
        used += view.Request.Append(view.Response).OfType<BytesView>().Sum(b => b.Segments.Sum(s => s.Text.Length));
    }
}

using System.Collections.Immutable;
using System.Globalization;

namespace Compliance.Judging.Receiver.Reading;

/// <summary>How what is stored differs from what was sent.</summary>
/// <param name="Missing">Due and not found.</param>
/// <param name="Wrong">Found with another value.</param>
/// <param name="Extra">Found and never sent, or sent and refused.</param>
/// <param name="Doubled">Found more than once.</param>
internal sealed record Differences(
    ImmutableArray<string> Missing,
    ImmutableArray<string> Wrong,
    ImmutableArray<string> Extra,
    ImmutableArray<string> Doubled
)
{
    private const int Listed = 3;

    /// <summary>Whether there is none.</summary>
    public bool None => Missing.IsEmpty && Wrong.IsEmpty && Extra.IsEmpty && Doubled.IsEmpty;

    /// <summary>Whether everything due is there, whatever else is.</summary>
    public bool AllThere => Missing.IsEmpty && Wrong.IsEmpty;

    /// <summary>Compares data by place and value.</summary>
    /// <param name="due">What must be there; several values at one place mean that one of them must.</param>
    /// <param name="allowed">What may be there.</param>
    /// <param name="found">What is there.</param>
    public static Differences Between(IEnumerable<Datum> due, IEnumerable<Datum> allowed, IEnumerable<Datum> found)
    {
        var dueAt = due.ToLookup(d => d.Place, StringComparer.Ordinal);
        var allowedAt = allowed.ToLookup(d => d.Place, StringComparer.Ordinal);
        var foundAt = found.ToLookup(d => d.Place, StringComparer.Ordinal);
        return new Differences(
            [.. dueAt.Where(d => !foundAt.Contains(d.Key)).Select(d => d.First().Shown)],
            [
                .. foundAt
                    .Where(f => dueAt.Contains(f.Key) && !Fits(f.First(), dueAt, allowedAt))
                    .Select(f => $"{f.First().Shown} for {dueAt[f.Key].First().Shown}"),
            ],
            [.. foundAt.Where(f => !dueAt.Contains(f.Key) && !Fits(f.First(), dueAt, allowedAt)).Select(f => f.First().Shown)],
            [.. foundAt.Where(f => f.Count() > 1).Select(f => f.First().Shown)]
        );
    }

    /// <summary>One phrase, with at most three examples of each kind; empty when there is none.</summary>
    public string Said() =>
        string.Join(
            "; ",
            new[] { Kind("missing", Missing), Kind("changed", Wrong), Kind("never sent", Extra), Kind("doubled", Doubled) }.Where(s =>
                s.Length > 0
            )
        );

    private static bool Fits(Datum found, ILookup<string, Datum> due, ILookup<string, Datum> allowed) =>
        due[found.Place].Concat(allowed[found.Place]).Any(d => d.Value == found.Value);

    private static string Kind(string name, ImmutableArray<string> items) =>
        items.IsEmpty
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"{items.Length} {name}: ")
                + string.Join(", ", items.Take(Listed))
                + (items.Length > Listed ? ", …" : "");
}

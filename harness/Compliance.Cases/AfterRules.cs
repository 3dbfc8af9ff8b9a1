using System.Collections.Immutable;
using Compliance.Model;

namespace Compliance.Cases;

/// <summary>Cases must not wait for each other in a circle.</summary>
internal static class AfterRules
{
    /// <returns>The same cases.</returns>
    /// <exception cref="CaseFileException">A circle, at its first case.</exception>
    public static IReadOnlyList<CaseFile> Check(ImmutableArray<CaseFile> cases)
    {
        var left = cases.ToDictionary(c => c.Id, StringComparer.Ordinal);
        while (left.Values.Where(c => !c.Head.After.Any(left.ContainsKey)).Select(c => c.Id).ToArray() is { Length: > 0 } free)
        {
            foreach (var id in free)
                left.Remove(id);
        }
        return cases.FirstOrDefault(c => left.ContainsKey(c.Id)) is { } stuck
            ? throw new CaseFileException(stuck.Head.At, $"'{stuck.Id}' comes after itself by way of {string.Join(", ", stuck.Head.After)}")
            : cases;
    }
}

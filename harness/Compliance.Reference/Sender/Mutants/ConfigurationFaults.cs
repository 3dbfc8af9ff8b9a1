using System.Collections.Immutable;
using Compliance.Model.Requests;

namespace Compliance.Reference.Sender.Mutants;

/// <summary>Faults in what users can configure.</summary>
internal static class ConfigurationFaults
{
    /// <summary>Whether a mutant lets users set a reserved header.</summary>
    public static bool Allows(SenderFaults faults, string header) =>
        faults.Name switch
        {
            "reserved-headers-overridden" => true,
            "reserved-headers-checked-by-case" => header
                is not ("Content-Encoding" or "Content-Type" or "User-Agent" or "X-Prometheus-Remote-Write-Version"),
            "user-agent-overridden" => header.Equals("User-Agent", StringComparison.OrdinalIgnoreCase),
            _ => false,
        };

    /// <summary>The request with the headers of the user over its own, where the mutant lets them in.</summary>
    public static RequestScript Distort(SenderFaults faults, RequestScript right)
    {
        var over = right.HeaderLines.Where(h => Allows(faults, h.Name)).ToList();
        if (over.Count == 0)
            return right;
        var headers = right.Headers.ToDictionary(StringComparer.OrdinalIgnoreCase);
        foreach (var header in over)
        {
            headers.Remove(header.Name);
            headers[header.Name] = header.Value;
        }

        return right with
        {
            Headers = ImmutableDictionary.CreateRange(headers),
            HeaderLines = right.HeaderLines.RemoveAll(over.Contains),
        };
    }
}

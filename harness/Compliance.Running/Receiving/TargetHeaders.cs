using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Compliance.Model;
using Compliance.Model.Requests;

namespace Compliance.Running.Receiving;

/// <summary>The headers that a descriptor adds to every request, with secrets taken from the environment.</summary>
public sealed partial class TargetHeaders
{
    private TargetHeaders(ImmutableArray<HeaderLine> lines, Redaction redaction)
    {
        Lines = lines;
        Redaction = redaction;
    }

    /// <summary>Header lines in order of their names.</summary>
    public ImmutableArray<HeaderLine> Lines { get; }

    /// <summary>Knows the secrets in them.</summary>
    public Redaction Redaction { get; }

    /// <summary>Fills in <c>${NAME}</c>.</summary>
    /// <param name="headers">Headers of the descriptor.</param>
    /// <param name="environment">Value of a variable, or null.</param>
    /// <exception cref="UsageException">A variable is not set.</exception>
    public static TargetHeaders Resolve(ImmutableDictionary<string, string> headers, Func<string, string?> environment)
    {
        List<string> secrets = [];
        string Fill(string template) => Variable().Replace(template, match => Secret(match.Groups[1].Value));
        string Secret(string name)
        {
            var value =
                environment(name) ?? throw new UsageException($"Set the environment variable {name}: the target's headers need it.");
            secrets.Add(value);
            return value;
        }
        ImmutableArray<HeaderLine> lines =
        [
            .. headers.OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => new HeaderLine(h.Key, Fill(h.Value))),
        ];
        return new TargetHeaders(lines, new Redaction(secrets));
    }

    /// <summary>The lines of a request with these added, except where the request has a header of that name.</summary>
    public ImmutableArray<HeaderLine> AddTo(ImmutableArray<HeaderLine> request) =>
        [.. request, .. Lines.Where(l => !request.Any(r => string.Equals(r.Name, l.Name, StringComparison.OrdinalIgnoreCase)))];

    [GeneratedRegex(@"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")]
    private static partial Regex Variable();
}

using Compliance.Model.Results;

namespace Compliance.Reporting.Tallies;

/// <summary>The parts of a check's id.</summary>
public static class CheckNames
{
    /// <summary>The second part of the case's path, such as <c>retry</c>; the whole id when it has one part only.</summary>
    public static string Topic(this CheckResult check)
    {
        var parts = check.Case.Split('/');
        return parts.Length > 1 ? parts[1] : parts[0];
    }

    /// <summary>What stands before the number sign: the case with its arm, such as <c>sender/retry/server-error[503]</c>.</summary>
    public static string Place(this CheckResult check)
    {
        var sign = check.Id.IndexOf('#', StringComparison.Ordinal);
        return sign < 0 ? check.Case : check.Id[..sign];
    }

    /// <summary>What follows the number sign: requirement, suffix and arm; the whole id when there is none.</summary>
    public static string Name(this CheckResult check)
    {
        var sign = check.Id.IndexOf('#', StringComparison.Ordinal);
        return sign < 0 ? check.Id : check.Id[(sign + 1)..];
    }
}

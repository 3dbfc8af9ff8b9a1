using Compliance.Model;
using Compliance.Reporting.Text;

namespace Compliance.Reporting.Jsonl;

/// <summary>The names of evidence files, relative to the results file. Both roles of a target lie in one folder and number their exchanges alike.</summary>
public static class EvidenceName
{
    /// <summary>Name of the folder that holds the bodies of a run.</summary>
    public static string Folder(Role role) => $"{role.Word()}.evidence";

    /// <summary>Name of a request body.</summary>
    public static string Request(Role role, int exchange) => FormattableString.Invariant($"{Folder(role)}/{exchange}.request.bin");

    /// <summary>Name of an answer body.</summary>
    public static string Response(Role role, int exchange) => FormattableString.Invariant($"{Folder(role)}/{exchange}.response.bin");
}

using Compliance.Model;
using Compliance.Reporting.Text;

namespace Compliance.Reporting.Jsonl;

/// <summary>The names of evidence files, relative to the results file. Each role has a folder of its own: their numbers both begin at 1.</summary>
public static class EvidenceName
{
    /// <summary>Name of the folder that holds the bodies of a run.</summary>
    public static string Folder(Role role) => $"{role.Word()}.evidence";

    /// <summary>Name of a request body.</summary>
    public static string Request(Role role, int exchange) => FormattableString.Invariant($"{Folder(role)}/{exchange}.request.bin");

    /// <summary>Name of an answer body.</summary>
    public static string Response(Role role, int exchange) => FormattableString.Invariant($"{Folder(role)}/{exchange}.response.bin");

    /// <summary>Name of the record, which judging again needs.</summary>
    public static string Record(Role role) => $"{Folder(role)}/record.jsonl";

    /// <summary>Whether a file names this body so: files of suite 0.1 before the folders were split say <c>evidence/</c>.</summary>
    internal static bool Fits(string name, Role role, int exchange, string side) =>
        name == FormattableString.Invariant($"{Folder(role)}/{exchange}.{side}.bin")
        || name == FormattableString.Invariant($"evidence/{exchange}.{side}.bin");
}

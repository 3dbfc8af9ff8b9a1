using System.Collections.Immutable;
using Compliance.Model;
using Compliance.Model.Nodes;
using Compliance.Model.Responses;

namespace Compliance.Cases.Sender;

/// <summary>Reads the rules by which a mock receiver answers from a file of their own, as <c>serve --respond</c> takes it.</summary>
public static class ResponseFile
{
    /// <summary>The rules of a list in the form of a case's <c>respond</c>, or of the <c>respond</c> of a mapping, such as a sender case file.</summary>
    /// <param name="path">Path named in errors.</param>
    /// <param name="text">Its text.</param>
    /// <exception cref="CaseFileException">It is not YAML, holds no rules, or one of them is wrong.</exception>
    public static ImmutableArray<ResponseScript> Parse(string path, string text) =>
        RespondReader.Read(
            Yaml.Parse(path, text) switch
            {
                MapNode map => map.Find("respond")
                    ?? throw new CaseFileException(map.At, "the file is neither a list of rules nor has it a key 'respond'"),
                var list => list,
            }
        );
}

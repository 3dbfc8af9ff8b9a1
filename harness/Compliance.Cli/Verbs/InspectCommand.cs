using System.CommandLine;
using Compliance.Cli.Inspect;
using Compliance.Model;
using Compliance.Model.Metrics;

namespace Compliance.Cli.Verbs;

/// <summary>The options of <c>inspect</c> on the command line.</summary>
internal static class InspectCommand
{
    private static readonly Argument<string> Body = new("file")
    {
        Description = "a captured body, a file of an evidence folder, or RESULTS.jsonl#NUMBER for an exchange of a run",
    };
    private static readonly Option<string> Message = new("--message")
    {
        Description = "v1, v2 or auto: the schema to read it with.",
        DefaultValueFactory = _ => "auto",
    };
    private static readonly Option<string> Compressed = new("--compressed")
    {
        Description = "yes, no or auto.",
        DefaultValueFactory = _ => "auto",
    };
    private static readonly Option<bool> All = new("--all") { Description = "Every series, note and field." };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command(
            "inspect",
            "Decodes a captured body and says what is wrong with it, byte by byte; exit code 1 when a MUST is broken."
        )
        {
            Body,
            Message,
            Compressed,
            All,
        };
        command.SetAction(parsed =>
            InspectVerb.Run(
                new InspectOptions(
                    parsed.GetValue(Body)!,
                    Kind(parsed.GetValue(Message)!),
                    Truth(parsed.GetValue(Compressed)!),
                    parsed.GetValue(All)
                ),
                Console.Out
            )
        );
        return command;
    }

    private static MessageKind? Kind(string given) =>
        given switch
        {
            "auto" => null,
            "v1" => MessageKind.V1,
            "v2" => MessageKind.V2,
            _ => throw new UsageException($"--message is v1, v2 or auto, not '{given}'"),
        };

    private static bool? Truth(string given) =>
        given switch
        {
            "auto" => null,
            "yes" => true,
            "no" => false,
            _ => throw new UsageException($"--compressed is yes, no or auto, not '{given}'"),
        };
}

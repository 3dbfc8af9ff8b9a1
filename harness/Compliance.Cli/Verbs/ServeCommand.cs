using System.Collections.Immutable;
using System.CommandLine;
using System.Net;
using Compliance.Cases;
using Compliance.Cases.Sender;
using Compliance.Model;
using Compliance.Model.Responses;

namespace Compliance.Cli.Verbs;

/// <summary>The options of <c>serve</c> on the command line.</summary>
internal static class ServeCommand
{
    private static readonly Argument<string> What = new("what")
    {
        Description = "receiver: takes remote-write requests; page: the same with a page to scrape",
    };
    private static readonly Option<int> Port = new("--port") { Description = "Port. Default: a free one.", DefaultValueFactory = _ => 0 };
    private static readonly Option<string> Listen = new("--listen")
    {
        Description = "Address to listen on.",
        DefaultValueFactory = _ => "127.0.0.1",
    };
    private static readonly Option<int[]> Status = new("--status")
    {
        Description = "Status of the first answer, then of the second, and so on; afterwards 204.",
        AllowMultipleArgumentsPerToken = true,
    };
    private static readonly Option<FileInfo?> Respond = new("--respond")
    {
        Description = "YAML file of rules in the form of a case's `respond`, or a sender case file: its answers instead of --status.",
    };
    private static readonly Option<string> Fixture = new("--fixture")
    {
        Description = "Fixture of the page.",
        DefaultValueFactory = _ => "page-basic",
    };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command(
            "serve",
            "A mock receiver or a scrape page for a debugger: shows each request as it comes. Ctrl-C ends it."
        )
        {
            What,
            Port,
            Listen,
            Status,
            Respond,
            Fixture,
        };
        command.SetAction((parsed, cancellation) => ServeVerb.Run(Options(parsed), Console.Out, cancellation));
        return command;
    }

    private static ServeOptions Options(ParseResult parsed)
    {
        var what = parsed.GetValue(What)!;
        if (what is not ("receiver" or "page"))
            throw new UsageException($"serve knows receiver and page, not '{what}'");
        if (!IPAddress.TryParse(parsed.GetValue(Listen), out var address))
            throw new UsageException($"--listen is an IP address such as 0.0.0.0, not '{parsed.GetValue(Listen)}'");
        var statuses = parsed.GetValue(Status) ?? [];
        if (statuses.Any(s => s is < 200 or > 599))
            throw new UsageException("--status is from 200 to 599");
        var port = parsed.GetValue(Port);
        return port is >= 0 and <= 65535
            ? new ServeOptions(what == "page", parsed.GetValue(Fixture)!, address, port, Rules(parsed.GetValue(Respond), statuses))
            : throw new UsageException("--port is from 0 to 65535");
    }

    private static ImmutableArray<ResponseScript> Rules(FileInfo? file, int[] statuses)
    {
        if (file is null)
            return [.. statuses.Select(s => new ResponseScript { Status = s, Times = 1 })];
        if (statuses.Length > 0)
            throw new UsageException("--status and --respond both say what is answered: leave one out");
        if (!file.Exists)
            throw new UsageException($"there is no file {file}");
        return file.Length <= Yaml.MaxBytes
            ? ResponseFile.Parse(file.ToString(), File.ReadAllText(file.FullName))
            : throw new UsageException($"{file} is longer than 1 MiB");
    }
}

using System.Collections.Immutable;
using Compliance.Model;
using Compliance.Model.Targets;
using Compliance.Running.Launching;

namespace Compliance.Tests.Running.Launching;

/// <summary>Targets made of a line of shell.</summary>
internal sealed class ShellTarget : IDisposable
{
    private readonly List<string> folders = [];

    public string NewFolder()
    {
        var folder = Directory.CreateTempSubdirectory("prw-test-").FullName;
        folders.Add(folder);
        return folder;
    }

    public static TargetDescriptor Descriptor(string script, ReadyCheck? ready = null, bool kill = true) =>
        new()
        {
            Name = "shell",
            Title = "Shell",
            Roles = [Role.Receiver],
            Launch = new LaunchOptions(new ProcessLaunch("sh", ["-c", script], ImmutableDictionary<string, string>.Empty), null, false),
            Ready = ready,
            Kill = kill,
            Receiver = Receiver(),
        };

    public static ReceiverSetup Receiver(string write = "http://{{host}}:{{port.web}}/write") =>
        new(
            write,
            ImmutableDictionary<string, string>.Empty,
            ImmutableDictionary<string, string>.Empty,
            [],
            ImmutableDictionary<string, string>.Empty,
            TimeSpan.FromSeconds(1)
        );

    public static ReadyCheck LogLine(string pattern, double seconds = 10) => new(null, null, pattern, TimeSpan.FromSeconds(seconds));

    public LaunchRequest Request(TargetDescriptor target) =>
        new()
        {
            Target = target,
            Role = Role.Receiver,
            Version = "1.2.3",
            Via = "process",
            Folder = NewFolder(),
        };

    public Task<IInstance> Start(TargetDescriptor target) =>
        new Launcher(TimeProvider.System).Start(Request(target), CancellationToken.None);

    /// <summary>Process ids that a script wrote to its log as <c>pid N</c>.</summary>
    public static ImmutableArray<int> Pids(string log) =>
        [
            .. log.Split('\n')
                .Where(l => l.StartsWith("pid ", StringComparison.Ordinal))
                .Select(l => int.Parse(l[4..], System.Globalization.CultureInfo.InvariantCulture)),
        ];

    /// <summary>Whether a process is there and no zombie.</summary>
    public static bool Lives(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            return stat[stat.LastIndexOf(')') + 2] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        foreach (var folder in folders)
            Directory.Delete(folder, recursive: true);
    }
}

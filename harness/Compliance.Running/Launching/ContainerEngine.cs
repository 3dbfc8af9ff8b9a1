using System.Globalization;
using Compliance.Model;

namespace Compliance.Running.Launching;

/// <summary>The command line of a container engine: docker or podman.</summary>
internal sealed class ContainerEngine
{
    /// <summary>Label with the run that a container belongs to.</summary>
    public const string RunLabel = "prw-compliance";

    /// <summary>Label with the process that started it.</summary>
    public const string OwnerLabel = "prw-compliance.owner";

    private static readonly TimeSpan CommandLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PullLimit = TimeSpan.FromMinutes(5);
    private static readonly SemaphoreSlim FindGate = new(1);
    private static ContainerEngine? found;

    private ContainerEngine(string program)
    {
        Program = program;
        Name = Path.GetFileNameWithoutExtension(program);
    }

    /// <summary>Full path of the command line program.</summary>
    public string Program { get; }

    /// <summary>Its name, for messages.</summary>
    public string Name { get; }

    /// <summary>The engine named by PRW_CONTAINER_ENGINE, or whichever of docker and podman answers.</summary>
    /// <returns>The engine, or null and why.</returns>
    public static async Task<(ContainerEngine? Engine, string Problem)> Find(CancellationToken cancellation)
    {
        await FindGate.WaitAsync(cancellation);
        try
        {
            if (found is not null)
                return (found, "");
            var asked = Environment.GetEnvironmentVariable("PRW_CONTAINER_ENGINE");
            string[] names = string.IsNullOrEmpty(asked) ? ["docker", "podman"] : [asked];
            var programs = names.Select(n => Path.IsPathRooted(n) ? n : ProgramLookup.OnPath(n)).OfType<string>().ToList();
            foreach (var program in programs)
            {
                var engine = new ContainerEngine(program);
                if (!(await engine.Run(cancellation, "info")).Ok)
                    continue;
                found = engine;
                await engine.RemoveOrphans(cancellation);
                return (engine, "");
            }
            return (
                null,
                programs.Count == 0
                    ? $"no container engine is installed ({string.Join(" or ", names)})"
                    : $"{Path.GetFileName(programs[0])} is installed but its engine does not answer: start it or give this user access to it"
            );
        }
        finally
        {
            FindGate.Release();
        }
    }

    /// <summary>Whether the image is on this machine.</summary>
    public async Task<bool> HasImage(string image, CancellationToken cancellation) =>
        (await Run(cancellation, "image", "inspect", image)).Ok;

    /// <summary>Brings an image to this machine.</summary>
    /// <exception cref="TargetException">NotFound.</exception>
    public async Task Pull(string image, CancellationToken cancellation)
    {
        var output = await ShortProgram.Run(Program, ["pull", "--quiet", image], PullLimit, cancellation);
        if (!output.Ok)
        {
            var why = output.Errors.Trim().ReplaceLineEndings(" ");
            throw new TargetException(
                TargetFault.NotFound,
                $"The image '{image}' is not on this machine and {Name} cannot pull it ({why}): whoever runs the suite must pull or build it."
            );
        }
    }

    /// <summary>The port of this machine that leads to a port of a container; null while there is none.</summary>
    public async Task<int?> HostPort(string container, int port, CancellationToken cancellation)
    {
        var output = await Run(cancellation, "port", container, port.ToString(CultureInfo.InvariantCulture) + "/tcp");
        var line = output.Text.Split('\n')[0].Trim();
        return output.Ok && int.TryParse(line[(line.LastIndexOf(':') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var host)
            ? host
            : null;
    }

    /// <summary>Runs the command line to its end.</summary>
    public Task<ShortProgram.Output> Run(CancellationToken cancellation, params string[] arguments) =>
        ShortProgram.Run(Program, arguments, CommandLimit, cancellation);

    /// <summary>Kills and removes a container, whether it is there or not.</summary>
    public async Task Remove(string container) => await Run(CancellationToken.None, "rm", "--force", "--volumes", container);

    /// <summary>Removes containers, and then networks, of suites that ended without removing them.</summary>
    private async Task RemoveOrphans(CancellationToken cancellation)
    {
        foreach (var container in await Orphans(["ps", "--all"], cancellation))
            await Remove(container);
        foreach (var network in await Orphans(["network", "ls"], cancellation))
            await Run(CancellationToken.None, "network", "rm", network);
    }

    private async Task<List<string>> Orphans(string[] list, CancellationToken cancellation)
    {
        var format = $"{{{{.ID}}}} {{{{.Label \"{OwnerLabel}\"}}}}";
        var output = await Run(cancellation, [.. list, "--filter", $"label={OwnerLabel}", "--format", format]);
        var lines = output.Ok ? output.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [];
        return [.. lines.Select(l => l.Split(' ', 2)).Where(f => f.Length == 2 && Owner.IsGone(f[1].Trim())).Select(f => f[0])];
    }
}

using Compliance.Model;
using Compliance.Model.Metrics;
using Compliance.Model.Targets;
using Compliance.Running.Fuzzing;
using Compliance.Running.Launching;

namespace Compliance.Cli.Fuzz;

/// <summary>The receiver that is fuzzed: started when needed, and again when it ended.</summary>
/// <param name="target">Its descriptor.</param>
/// <param name="launcher">Starts it.</param>
/// <param name="launch">How.</param>
internal sealed class FuzzTarget(TargetDescriptor target, ILauncher launcher, LaunchRequest launch) : IAsyncDisposable
{
    private const int MostStarts = 10;
    private IInstance? instance;
    private int starts;

    /// <summary>What it is said to take.</summary>
    public FuzzFeatures Features { get; } = Of(target);

    /// <summary>The message of the plain request.</summary>
    public MessageKind Message => Features.V2 ? MessageKind.V2 : MessageKind.V1;

    /// <summary>The session with the instance that runs; null before the first start.</summary>
    public FuzzSession? Session { get; private set; }

    /// <summary>Version and launch of what runs, for people.</summary>
    public string Seen => instance is null ? "" : $"{target.Title} {instance.Version} ({instance.Via})";

    /// <summary>Last lines of its log.</summary>
    public string Log => instance?.LogTail(40) ?? "";

    /// <summary>A session with an instance that runs.</summary>
    /// <exception cref="TargetException">It cannot be started, or ended too often.</exception>
    public async Task<FuzzSession> Running(CancellationToken cancellation)
    {
        if (Session is { Ended: false } running)
            return running;
        if (starts++ >= MostStarts)
            throw new TargetException(TargetFault.Died, $"{target.Title} ended {MostStarts} times", Log);
        await Stop();
        var folder = Path.Combine(launch.Folder, FormattableString.Invariant($"fuzz-{starts}"));
        Directory.CreateDirectory(folder);
        instance = await launcher.Start(launch with { Folder = folder }, cancellation);
        return Session = new FuzzSession(
            instance,
            target.Receiver!,
            TimeProvider.System,
            Environment.GetEnvironmentVariable,
            Features.ShowsExemplars
        );
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Stop();

    private async Task Stop()
    {
        Session?.Dispose();
        if (instance is not null)
            await instance.DisposeAsync();
        (Session, instance) = (null, null);
    }

    private static FuzzFeatures Of(TargetDescriptor target)
    {
        bool Has(string name) => target.Capabilities.GetValueOrDefault(name, Capability.Yes) != Capability.No;
        return new FuzzFeatures(Has("message.v1"), Has("message.v2"), Has("native-histograms"), Has("exemplars"), Has("read.exemplars"));
    }
}

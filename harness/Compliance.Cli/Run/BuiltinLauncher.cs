using System.Collections.Immutable;
using Compliance.Model;
using Compliance.Model.Metrics;
using Compliance.Reference.Receiver;
using Compliance.Reference.Sender;
using Compliance.Running.Launching;

namespace Compliance.Cli.Run;

/// <summary>Starts the implementations inside the suite, behind the same interface as processes and containers.</summary>
internal sealed class BuiltinLauncher : ILauncher
{
    /// <inheritdoc/>
    public async Task<IInstance> Start(LaunchRequest request, CancellationToken cancellation)
    {
        var name = request.Target.Launch.Builtin!;
        if (request.Role == Role.Receiver)
            return new Receiver(await ReferenceReceiver.Start(Behaviour(name), cancellation));
        try
        {
            return new Sender(await ReferenceSender.Start([.. request.Lanes.Select(Lane)], SenderBehaviourOf(name), cancellation));
        }
        catch (SenderConfigurationException e)
        {
            throw new TargetException(TargetFault.NotStarted, e.Message, e.Message);
        }
    }

    private static SenderLane Lane(LaneAddress lane) =>
        new(
            lane.Name,
            lane.WriteUrl,
            lane.ScrapeUrl,
            lane.DiscoveryUrl,
            lane.Options.Message == MessageKind.V2,
            lane.Options.Headers,
            lane.Options.ConvertClassicHistograms
        );

    private static SenderBehaviour SenderBehaviourOf(string name)
    {
        var (kind, which) = Split(name);
        return kind switch
        {
            "mutant" => new SenderBehaviour { Faults = SenderFaults.Of(which) },
            "variant" => new SenderBehaviour { Choices = SenderVariants.All.Single(v => v.Name == which).Choices },
            "null" => new SenderBehaviour { Null = SenderNulls.All.Single(n => n.Key == which).Value },
            _ => SenderBehaviour.Reference,
        };
    }

    private static (string Kind, string Which) Split(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? (name, "") : (name[..slash], name[(slash + 1)..]);
    }

    private static ReceiverBehaviour Behaviour(string name)
    {
        var (kind, which) = Split(name);
        return kind switch
        {
            "mutant" => new ReceiverBehaviour { Faults = ReceiverFaults.Of(which) },
            "variant" => new ReceiverBehaviour { Choices = ReceiverVariants.All.Single(v => v.Name == which).Choices },
            "null" => new ReceiverBehaviour { Null = ReceiverNulls.All.Single(n => n.Key == which).Value },
            _ => ReceiverBehaviour.Reference,
        };
    }

    private sealed class Receiver(ReferenceReceiver receiver) : IInstance
    {
        public string Via => "builtin";

        public string Version => SuiteVersion.Text;

        public Uri? Write => receiver.Write;

        public ImmutableDictionary<string, Uri> Read { get; } = ImmutableDictionary<string, Uri>.Empty.Add("promql", receiver.Read);

        public Task<string> Exited { get; } = new TaskCompletionSource<string>().Task;

        public string SuiteHost => "127.0.0.1";

        public string LogTail(int lines) => "";

        public ValueTask DisposeAsync() => receiver.DisposeAsync();
    }

    private sealed class Sender(ReferenceSender sender) : IInstance
    {
        public string Via => "builtin";

        public string Version => SuiteVersion.Text;

        public Uri? Write => null;

        public ImmutableDictionary<string, Uri> Read { get; } = ImmutableDictionary<string, Uri>.Empty;

        public Task<string> Exited { get; } = new TaskCompletionSource<string>().Task;

        public string SuiteHost => "127.0.0.1";

        public string LogTail(int lines) => "";

        public ValueTask DisposeAsync() => sender.DisposeAsync();
    }
}

using Compliance.Model;

namespace Compliance.Running.Launching;

/// <summary>Takes a target that runs already. Nothing is started and nothing is ended.</summary>
internal sealed class EndpointLauncher(TimeProvider time)
{
    public async Task<IInstance> Start(LaunchRequest request, CancellationToken cancellation)
    {
        var values = new TemplateValues
        {
            Dir = request.Folder,
            TargetFolder = request.Target.Folder,
            Version = request.Version,
            Lanes = request.Lanes,
            Sink = request.Sink,
        };
        if (request.Role == Role.Receiver && request.Target.Receiver?.Write.Contains("{{", StringComparison.Ordinal) == true)
            throw new UsageException($"{request.Target.Name} runs already: say where with --set receiver.write=URL.");
        var probe = request.Target.Version;
        var versionUrl = probe?.Http?.Contains("{{", StringComparison.Ordinal) == false ? probe.Http : null;
        return new TargetInstance
        {
            Via = "endpoint",
            Version = await VersionReading.OfAnswer(probe, versionUrl, time, cancellation),
            Write = ReceiverUrls.Write(request, values),
            Read = ReceiverUrls.ReadOfEndpoint(request, values),
        };
    }
}

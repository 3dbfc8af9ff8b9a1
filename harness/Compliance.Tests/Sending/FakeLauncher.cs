using System.Collections.Concurrent;
using Compliance.Running.Launching;

namespace Compliance.Tests.Sending;

/// <summary>Starts instances whose programs are tasks of the test.</summary>
/// <param name="program">What an instance does; may throw what a launcher throws.</param>
internal sealed class FakeLauncher(Func<LaunchRequest, FakeInstance> program) : ILauncher
{
    public ConcurrentQueue<LaunchRequest> Requests { get; } = new();

    public ConcurrentQueue<FakeInstance> Instances { get; } = new();

    public int MostAtATime { get; private set; }

    public Task<IInstance> Start(LaunchRequest request, CancellationToken cancellation)
    {
        Requests.Enqueue(request);
        var instance = program(request);
        Instances.Enqueue(instance);
        MostAtATime = Math.Max(MostAtATime, Instances.Count(i => !i.Disposed));
        return Task.FromResult<IInstance>(instance);
    }
}

namespace Compliance.Running.Launching;

/// <summary>Starts targets. The built-in implementations are another launcher behind the same interface.</summary>
public interface ILauncher
{
    /// <summary>Starts an instance and waits until it is ready.</summary>
    /// <exception cref="Compliance.Model.TargetException">It could not be started or did not get ready; nothing is left running.</exception>
    Task<IInstance> Start(LaunchRequest request, CancellationToken cancellation);
}

namespace Compliance.Reference.Sender;

/// <summary>The fault switched on in a reference sender: none, or exactly one for a mutant.</summary>
public sealed class SenderFaults
{
    private const string InV1 = "in-v1-";

    private SenderFaults(string name) => Name = name;

    /// <summary>The reference as it is.</summary>
    public static SenderFaults None { get; } = new("");

    /// <summary>Name of the mutant; empty for none.</summary>
    public string Name { get; }

    /// <summary>The fault of one mutant.</summary>
    /// <param name="name">Name of a mutant of <see cref="SenderMutants.All"/>.</param>
    /// <exception cref="ArgumentException">No mutant has this name.</exception>
    public static SenderFaults Of(string name) =>
        SenderMutants.All.Any(m => m.Name == name)
            ? new SenderFaults(name)
            : throw new ArgumentException($"There is no sender mutant named {name}.", nameof(name));

    /// <summary>The fault as it shows in a lane: one whose name says so shows only where the lane is configured for the message of 1.0.</summary>
    public SenderFaults In(SenderLane lane)
    {
        if (!Name.StartsWith(InV1, StringComparison.Ordinal))
            return this;
        return lane.V2 ? None : new SenderFaults(Name[InV1.Length..]);
    }

    /// <summary>Whether a fault is switched on.</summary>
    public bool Has(string name) => Name == name;
}

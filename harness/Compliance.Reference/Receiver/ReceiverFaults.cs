namespace Compliance.Reference.Receiver;

/// <summary>The fault switched on in a reference receiver: none, or exactly one for a mutant.</summary>
public sealed class ReceiverFaults
{
    private ReceiverFaults(string name) => Name = name;

    /// <summary>The reference as it is.</summary>
    public static ReceiverFaults None { get; } = new("");

    /// <summary>Name of the mutant; empty for none.</summary>
    public string Name { get; }

    /// <summary>The fault of one mutant.</summary>
    /// <param name="name">Name of a mutant of <see cref="ReceiverMutants.All"/>.</param>
    /// <exception cref="ArgumentException">No mutant has this name.</exception>
    public static ReceiverFaults Of(string name) =>
        ReceiverMutants.All.Any(m => m.Name == name)
            ? new ReceiverFaults(name)
            : throw new ArgumentException($"There is no receiver mutant named {name}.", nameof(name));

    /// <summary>Whether a fault is switched on.</summary>
    public bool Has(string name) => Name == name;
}

namespace Compliance.Model.Cases;

/// <summary>When a check must hold. Receiver checks are always <see cref="Once"/>; senders know three words and no others.</summary>
public enum Temporal
{
    /// <summary>Receiver: judged once, on the finished case.</summary>
    Once,

    /// <summary>Every captured request of every lane the check is about; needs at least one.</summary>
    Always,

    /// <summary>It happens within a time after it was provoked.</summary>
    Eventually,

    /// <summary>It does not happen before the proof of life.</summary>
    Never,
}

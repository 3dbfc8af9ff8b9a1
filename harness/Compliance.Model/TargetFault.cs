namespace Compliance.Model;

/// <summary>What went wrong with a target outside any verdict.</summary>
public enum TargetFault
{
    /// <summary>The program, image or engine that the descriptor names is not there.</summary>
    NotFound,

    /// <summary>It could not be started.</summary>
    NotStarted,

    /// <summary>It did not get ready within its time.</summary>
    NotReady,

    /// <summary>It ended by itself.</summary>
    Died,

    /// <summary>What runs is not the version that the run asked for.</summary>
    WrongVersion,

    /// <summary>It cannot be reached at the address that the descriptor or the user gave.</summary>
    Unreachable,
}

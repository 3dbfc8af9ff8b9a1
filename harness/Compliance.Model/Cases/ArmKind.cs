namespace Compliance.Model.Cases;

/// <summary>The part an arm plays in a receiver case.</summary>
public enum ArmKind
{
    /// <summary>The only arm of a case without defects or rewrites.</summary>
    Plain,

    /// <summary>The request without any defect, which must be accepted or the other arms say nothing.</summary>
    Control,

    /// <summary>The control with exactly one thing wrong.</summary>
    Defect,

    /// <summary>The control's meaning in other legal bytes.</summary>
    Rewrite,
}

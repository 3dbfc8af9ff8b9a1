namespace Compliance.Model;

/// <summary>Spelling and grouping of <see cref="Level"/>.</summary>
public static class Levels
{
    /// <summary>The key word as the specification and every report spell it, such as <c>MUST NOT</c>.</summary>
    public static string Spelled(this Level level) =>
        level switch
        {
            Level.Must => "MUST",
            Level.MustNot => "MUST NOT",
            Level.Should => "SHOULD",
            Level.ShouldNot => "SHOULD NOT",
            Level.May => "MAY",
            Level.Robust => "ROBUST",
            _ => throw new ArgumentOutOfRangeException(nameof(level)),
        };

    /// <summary>The level spelled so, or null.</summary>
    public static Level? Parse(string spelled) =>
        spelled switch
        {
            "MUST" => Level.Must,
            "MUST NOT" => Level.MustNot,
            "SHOULD" => Level.Should,
            "SHOULD NOT" => Level.ShouldNot,
            "MAY" => Level.May,
            "ROBUST" => Level.Robust,
            _ => null,
        };

    /// <summary>MUST and MUST NOT.</summary>
    public static bool IsMust(this Level level) => level is Level.Must or Level.MustNot;

    /// <summary>SHOULD and SHOULD NOT.</summary>
    public static bool IsShould(this Level level) => level is Level.Should or Level.ShouldNot;
}

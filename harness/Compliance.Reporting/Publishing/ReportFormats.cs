namespace Compliance.Reporting.Publishing;

/// <summary>What <c>report</c> writes.</summary>
[Flags]
public enum ReportFormats
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A scorecard per run.</summary>
    Html = 1,

    /// <summary>JUnit XML per run.</summary>
    JUnit = 2,

    /// <summary>The matrix as <c>index.html</c>, the observations as JSON, and the kill matrix when a self-test is there.</summary>
    Matrix = 4,

    /// <summary>The matrix as <c>README.md</c>.</summary>
    Markdown = 8,

    /// <summary>An SVG and a shields.io endpoint per run.</summary>
    Badge = 16,

    /// <summary>CTRF JSON per run.</summary>
    Ctrf = 32,
}

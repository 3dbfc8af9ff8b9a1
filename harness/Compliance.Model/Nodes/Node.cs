namespace Compliance.Model.Nodes;

/// <summary>A value of a YAML file with the line it stands on. There are three kinds and no others.</summary>
/// <param name="At">Where it stands.</param>
public abstract record Node(SourceLocation At)
{
    /// <summary>An error at this place, for the author of the file.</summary>
    public CaseFileException Error(string problem) => new(At, problem);
}

namespace Compliance.Model.Targets;

/// <summary>A further container of a target that is made of several; they share a network of their own.</summary>
/// <param name="Name">Its name; <c>{{part.NAME}}</c> is the host name by which the others reach it.</param>
/// <param name="Launch">How it is started. Port names are unique among all parts.</param>
public sealed record ContainerPart(string Name, ContainerLaunch Launch);

namespace Compliance.Model.Targets;

/// <summary>A further process of a target that is made of several.</summary>
/// <param name="Name">Its name; <c>{{part.NAME}}</c> is the host name by which the others reach it.</param>
/// <param name="Launch">How it is started.</param>
public sealed record ProcessPart(string Name, ProcessLaunch Launch);

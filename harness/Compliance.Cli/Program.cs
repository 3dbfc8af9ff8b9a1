using Compliance.Cli;

#if TESTCONTAINERS
Compliance.Testcontainers.TestcontainersLauncher.Use();
#endif
return await Entry.Run(args);

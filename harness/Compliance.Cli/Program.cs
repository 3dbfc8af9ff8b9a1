using Compliance.Cli;

return await Entry.Run(args);

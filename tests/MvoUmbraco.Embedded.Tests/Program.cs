using MvoUmbraco.Embedded.Tests.Killing;

return await PublishingProcess.RunAsync(args);

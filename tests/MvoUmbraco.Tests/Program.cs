using MvoUmbraco.Tests.Mail;

return await SendingProcess.RunAsync(args);

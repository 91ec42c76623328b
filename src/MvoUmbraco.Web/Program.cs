using MvoUmbraco.Web;

return await WebProgram.RunAsync(args);

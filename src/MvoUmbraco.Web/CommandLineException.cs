namespace MvoUmbraco.Web;

/// <summary>The command line or configuration asks for something that can't be done; the message says what to change.</summary>
public sealed class CommandLineException(string message) : Exception(message);

namespace MvoUmbraco.Embedded.Tests.Contracts;

/// <summary>Lets every request and answer pass, and fails the test where one differs from the contract.</summary>
internal sealed class ContractCheck(ApiContract contract) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string? sent = request.Content?.Headers.ContentType?.MediaType == "application/json" ? await request.Content.ReadAsStringAsync(cancellationToken) : null;
        HttpResponseMessage answer = await base.SendAsync(request, cancellationToken);
        if (contract.Find(request.Method, request.RequestUri!.AbsolutePath) is not { } operation)
        {
            return answer;
        }

        await answer.Content.LoadIntoBufferAsync(cancellationToken);
        int status = (int)answer.StatusCode;
        IEnumerable<string> differences = operation.AnswerDifferences(status, await answer.Content.ReadAsStringAsync(cancellationToken));
        if (sent is not null && answer.IsSuccessStatusCode)
        {
            differences = differences.Concat(operation.RequestDifferences(sent));
        }

        Assert.That(differences, Is.Empty, operation.Name);
        return answer;
    }
}

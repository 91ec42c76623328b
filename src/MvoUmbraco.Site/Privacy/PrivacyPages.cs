using Microsoft.AspNetCore.Http;
using MvoUmbraco.Access;
using MvoUmbraco.Privacy;
using MvoUmbraco.Site.Frame;
using MvoUmbraco.Site.Serving;
using MvoUmbraco.SignIn;

namespace MvoUmbraco.Site.Privacy;

/// <summary>What is held about oneself: looked at, taken along, and erased.</summary>
internal sealed class PrivacyPages(IPersonalData data, IMemberPasswords passwords, ISignIns signIns, ICurrentVisitor visitor)
{
    public static void Map(MemberRoutes routes) => routes
        .Get<PrivacyPages>(PrivacyAddresses.Data, (pages, context) => pages.ShowAsync(context, null))
        .Post<PrivacyPages>(PrivacyAddresses.Export, (pages, context, _) => pages.ExportAsync(context))
        .Post<PrivacyPages>(PrivacyAddresses.Erase, (pages, context, form) => pages.EraseAsync(context, form));

    private Guid Member => visitor.Visitor.MemberKey!.Value;

    private async Task<MemberAnswer> ShowAsync(HttpContext context, EraseFault? fault)
        => new MemberAnswer.Page(
            DocumentBody.Of<PersonalDataView>(
                "Privacy.Title",
                (nameof(PersonalDataView.Parts), await data.PartsAsync(Member, context.RequestAborted)),
                (nameof(PersonalDataView.Fault), fault)),
            fault is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private async Task<MemberAnswer> ExportAsync(HttpContext context)
    {
        var zip = TemporaryZip.Make();
        try
        {
            if (await data.ExportAsync(Member, zip, context.RequestAborted))
            {
                zip.Position = 0;
                return new MemberAnswer.File(zip, TemporaryZip.ContentType, TemporaryZip.Name);
            }
        }
        catch
        {
            await zip.DisposeAsync();
            throw;
        }

        await zip.DisposeAsync();
        return new MemberAnswer.Missing();
    }

    private async Task<MemberAnswer> EraseAsync(HttpContext context, IFormCollection form)
    {
        // A stranger at an open screen erases nobody.
        if (form["zeker"] != "ja")
        {
            return await ShowAsync(context, EraseFault.NotConfirmed);
        }

        var member = Member;
        if (!await passwords.IsOwnAsync(member, form["huidig"].ToString(), context.RequestAborted))
        {
            return await ShowAsync(context, EraseFault.WrongPassword);
        }

        await data.EraseAsync(member, context.RequestAborted);
        await signIns.SignOutAsync();
        return new MemberAnswer.Page(DocumentBody.Of<ErasedView>("Privacy.ErasedTitle"));
    }
}

/// <summary>Why nothing was erased.</summary>
public enum EraseFault
{
    /// <summary>It was not said that it is meant.</summary>
    NotConfirmed,

    /// <summary>The password is another.</summary>
    WrongPassword,
}

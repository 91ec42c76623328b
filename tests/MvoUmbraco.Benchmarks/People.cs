using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Embedded.Hosting;
using MvoUmbraco.SignIn;
using MvoUmbraco.Web;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Benchmarks;

/// <summary>Members of one network, all with one password: <c>lid0@example.be</c> and on.</summary>
internal static class People
{
    public const string Password = "Een-Lang-Wachtwoord-1";
    public const string Group = "Lerend Netwerk Milieu";
    public const string Intranet = "/netwerken/lerend-netwerk-milieu/intranet/";

    public static string NameOf(int number) => Children.Text($"lid{number}@example.be");

    public static async Task<int> AddAsync(string database, int count)
    {
        await using WebApplication app = WebProgram.Build(["--Embedded:Store:Path", database, "--Embedded:Store:Durability", "ProcessCrash", .. Backoffice.Settings], importUsync: false);
        await app.StartUmbracoAsync();
        var members = app.Services.GetRequiredService<IMemberService>();
        string? hash = null;
        for (int number = 0; number < count; number++)
        {
            IMember member = members.GetByUsername(NameOf(number)) ?? members.CreateMemberWithIdentity(NameOf(number), NameOf(number), $"Lid {number}", "networkMember", isApproved: true);
            members.AssignRoles([member.Id], [Group]);
            if (hash is null)
            {
                await app.Services.GetRequiredService<IMemberSignIn>().SetPasswordAsync(member.Key, Password);
                hash = members.GetById(member.Key)!.RawPasswordValue;
            }
            else
            {
                // Hashing it once is enough: what is measured is checking it.
                member.RawPasswordValue = hash;
                members.Save(member);
            }
        }

        return 0;
    }
}

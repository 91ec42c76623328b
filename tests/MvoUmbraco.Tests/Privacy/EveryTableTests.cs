using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using MvoUmbraco.Attachments;
using MvoUmbraco.Core.Mail;
using MvoUmbraco.Data;
using MvoUmbraco.Data.Mail;
using MvoUmbraco.Data.SignIn;
using MvoUmbraco.Data.Storing;
using MvoUmbraco.Data.Submissions;
using MvoUmbraco.Mail;
using MvoUmbraco.Mail.Sending;
using MvoUmbraco.Members;
using MvoUmbraco.Networks;
using MvoUmbraco.Privacy;
using MvoUmbraco.Site.Privacy;
using MvoUmbraco.SignIn;
using MvoUmbraco.Submissions;
using MvoUmbraco.Tests.SignIn;
using MvoUmbraco.Tests.Submissions;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Tests.Privacy;

/// <summary>
/// Goes over every table of the model, and over every column of both databases: what is held about a person is declared,
/// handed over, and gone afterwards.
/// </summary>
internal sealed class EveryTableTests
{
    private int people;

    private MemberSite site = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => site = await MemberSite.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await site.DisposeAsync();

    [Test]
    public async Task EveryTable_IsDeclared_SeededHere_AndHasATitle()
    {
        await using var context = await ContextAsync();
        var rows = context.Model.GetEntityTypes().Select(type => type.ClrType).ToArray();
        var tables = site.Get<IEnumerable<PersonalTable>>().ToArray();
        Assert.That(tables.Select(table => table.Row), Is.EquivalentTo(rows), "a table says what it holds about people, even if that is nothing");
        Assert.That(FullPerson.RowsAbout(Guid.NewGuid(), "x@example.be", "x", "x", site.Clock.Now).Select(row => row.GetType()).Distinct(), Is.EquivalentTo(rows), "a table is filled in FullPerson");
        var parts = tables.Select(table => table.Name).Concat(site.Get<IEnumerable<IPersonalStore>>().Select(store => store.Name)).ToArray();
        Assert.That(parts, Is.Unique);
        Assert.That(parts.Select(PrivacyWords.Of), Has.All.StartsWith("Privacy."), "and has a title in the site's texts");
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task Histories_AndNothingElse_KeepWhoIsForgotten_AndOnlyByKey(CancellationToken cancellationToken)
    {
        var (member, marker) = await FilledAsync("Vera Vergeten");
        await using var context = await ContextAsync();

        // What is looked for afterwards is there before; a count of tries stands under a hash.
        var tables = context.Model.GetEntityTypes().Select(type => type.GetTableName()!);
        Assert.That(PlacesOf(member, marker).Select(place => place.Table), Is.SupersetOf(tables.Except(["SignInBrakes"]).Concat(["entity:member", "entity:twofactorlogin", "entity:consent"])));

        Assert.That(await site.Get<IPersonalData>().EraseAsync(member.Key, cancellationToken), Is.True);

        // The last mail takes its address along.
        while (await context.Set<OutboxMessage>().AnyAsync(mail => mail.Receiver == member.Email, cancellationToken))
        {
            await site.Get<MailRounds>().MakeAsync(cancellationToken);
        }

        var histories = context.Model.GetEntityTypes().Where(type => type.ClrType.IsAssignableTo(typeof(IAppendOnly))).Select(type => type.GetTableName()!).Append("entity:consent").ToHashSet();
        Assert.That(PlacesOf(member, marker).Where(place => !place.IsKey || !histories.Contains(place.Table)), Is.Empty);
        Assert.That(await context.Set<SignInBrake>().CountAsync(brake => brake.Subject == Brakes.Account(member.Key.ToString("N")).Hash, cancellationToken), Is.Zero);
        Assert.That(await site.Get<IPersonalData>().EraseAsync(member.Key, cancellationToken), Is.False, "there is nobody any more");
    }

    [Test]
    public async Task WhatIsOfOthers_Stays()
    {
        var (member, marker) = await FilledAsync("Wim Weg");
        var (other, othersMarker) = await FilledAsync("Bea Blijft");
        var before = PlacesOf(other, othersMarker);
        await site.Get<IPersonalData>().EraseAsync(member.Key);
        Assert.That(PlacesOf(other, othersMarker), Is.EquivalentTo(before));

        await using var context = await ContextAsync();
        Assert.That(await context.Set<Notice>().CountAsync(notice => notice.ActorKey == null && notice.Remark == "Mooi werk"), Is.Positive, "told to somebody else, of whose work it is about");
        Assert.That(await context.Set<SubmissionStep>().AnyAsync(step => step.PersonKey == member.Key && step.Remark == "Kijk jij?"), Is.True);
    }

    [Test]
    public async Task WhoIsDeletedInTheBackoffice_IsForgottenToo()
    {
        var (member, marker) = await FilledAsync("Bo Backoffice");
        site.Get<IMemberService>().Delete(site.Get<IMemberService>().GetById(member.Key)!);
        Assert.That(PlacesOf(member, marker).Where(place => !place.IsKey), Is.Empty);
    }

    [Test]
    public async Task WhatAStoppedProcessLeft_IsForgottenByTheUpkeep()
    {
        // Rows about somebody who is no member: as if the process had stopped right after the account was deleted.
        var gone = Guid.NewGuid();
        await AddAsync(FullPerson.RowsAbout(gone, "weg@example.be", "Weesrijen", new string('b', 64), site.Clock.Now));
        await site.Get<Retention>().PerformAsync(CancellationToken.None);
        Assert.That(PlacesOf(gone).Select(place => place.Table).Distinct(), Is.EqualTo(["SubmissionSteps"]));
    }

    [Test]
    public async Task Export_HasEveryPart_EveryFile_AndNoSecret()
    {
        var (member, marker) = await FilledAsync("Eva Export");
        using var zip = new MemoryStream();
        Assert.That(await site.Get<IPersonalData>().ExportAsync(member.Key, zip), Is.True);
        zip.Position = 0;
        await using var archive = await ZipArchive.CreateAsync(zip, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null);
        using var reader = new StreamReader(await archive.GetEntry("gegevens.json")!.OpenAsync());
        var json = await reader.ReadToEndAsync();
        var data = JsonNode.Parse(json)!["data"]!.AsObject();
        var parts = site.Get<IEnumerable<PersonalTable>>().Select(table => table.Name).Concat(site.Get<IEnumerable<IPersonalStore>>().Select(store => store.Name));
        Assert.That(data.Where(part => part.Value!.AsArray().Count > 0).Select(part => part.Key), Is.EquivalentTo(parts));
        var account = data["account"]![0]!;
        Assert.That(
            (account["name"]!.GetValue<string>(), account["email"]!.GetValue<string>(), account["groups"]![0]!.GetValue<string>()),
            Is.EqualTo((marker, member.Email, MemberSite.Milieu)));
        Assert.That(account["properties"]!["phone"]!.GetValue<string>(), Does.StartWith("+32 2 987"));
        Assert.That(data["consents"]!.AsArray().Select(consent => consent!["visibility"]!.GetValue<string>()), Is.EqualTo(["OwnNetwork", "Everybody", "Nobody"]));
        Assert.That(data["placed"]![0]!["name"]!.GetValue<string>(), Is.EqualTo("Een concept"));

        using var file = new StreamReader(await archive.GetEntry($"bestanden/{marker}.txt")!.OpenAsync());
        Assert.That(await file.ReadToEndAsync(), Is.EqualTo(marker));
        var stored = site.Get<IMemberService>().GetById(member.Key)!;
        Assert.That(json, Does.Not.Contain(stored.RawPasswordValue!).And.Not.Contain(stored.SecurityStamp!).And.Not.Contain("GEHEIM").And.Not.Contain(LinkSecrets.HashOf($"p:{marker}")));
    }

    [Test]
    public void EverythingUmbracoHasOfAMember_IsTold_OrIsNoneOfThePersons()
    {
        string[] told =
        [
            nameof(IMember.Key), nameof(IMember.Name), nameof(IMember.Username), nameof(IMember.Email), nameof(IMember.EmailConfirmedDate), nameof(IMember.Properties), nameof(IMember.Comments),
            nameof(IMember.IsApproved), nameof(IMember.IsLockedOut), nameof(IMember.FailedPasswordAttempts), nameof(IMember.CreateDate), nameof(IMember.UpdateDate), nameof(IMember.LastLoginDate),
            nameof(IMember.LastLockoutDate), nameof(IMember.LastPasswordChangeDate),
        ];
        string[] secretsAndPlumbing =
        [
            nameof(IMember.RawPasswordValue), nameof(IMember.PasswordConfiguration), nameof(IMember.SecurityStamp), 
            nameof(IMember.ContentTypeAlias), nameof(IMember.ContentTypeId), nameof(IMember.ContentType), nameof(IMember.WriterId), nameof(IMember.VersionId), nameof(IMember.CultureInfos), nameof(IMember.AvailableCultures),
            nameof(IMember.Id), nameof(IMember.ParentId), nameof(IMember.Level), nameof(IMember.Path), nameof(IMember.SortOrder), nameof(IMember.Trashed), nameof(IMember.CreatorId), nameof(IMember.DeleteDate), nameof(IMember.HasIdentity),
            "LongStringPropertyValue", "ShortStringPropertyValue", "IntegerPropertyValue", "BoolPropertyValue", "DateTimePropertyValue", "PropertyTypeAlias",
        ];
        var all = typeof(IMember).GetInterfaces().Append(typeof(IMember)).SelectMany(type => type.GetProperties()).Select(property => property.Name).Distinct();
        Assert.That(all, Is.EquivalentTo(told.Concat(secretsAndPlumbing)));
    }

    // Everything there can be about a person: rows, an account with all its fields, a second step, a consent, a draft, a file.
    private async Task<(IMember Member, string Marker)> FilledAsync(string name)
    {
        var phone = $"+32 2 987 65 {Interlocked.Increment(ref people) + 10}";
        var member = await site.MemberAsync(name, MemberSite.Milieu);
        var profiles = site.Get<IMemberProfiles>();
        foreach (var visibility in new[] { MemberVisibility.OwnNetwork, MemberVisibility.Everybody, MemberVisibility.Nobody })
        {
            var profile = new MemberProfile { Name = name, Function = name, Phone = phone, Visibility = visibility, Mail = new MailChoice("fr-BE", DigestChoice.Standard) };
            Assert.That(await profiles.WriteAsync(member.Key, profile), Is.Empty);
        }

        await site.Get<ITwoFactorLoginService>().SaveAsync(new TwoFactorLogin { ProviderName = "Elders", Secret = "GEHEIM", UserOrMemberKey = member.Key });
        var network = site.Get<INetworkGroups>().All.Single(pair => pair.Members.Name == MemberSite.Milieu).Network;
        await site.Get<ISubmissions>().PlaceAsync(member.Key, network, "Een concept");
        var file = await site.Get<IAttachmentStore>().StoreAsync($"{name}.txt", new MemoryStream(Encoding.UTF8.GetBytes(name)));
        await AddAsync(FullPerson.RowsAbout(member.Key, member.Email, name, file.File!.Sha256, site.Clock.Now).Where(row => row is not MailPreference));
        return (member, name);
    }

    private async Task AddAsync(IEnumerable<object> rows)
    {
        await using var context = await ContextAsync();
        context.AddRange(rows);
        await context.SaveChangesAsync();
        var notices = await context.Set<Notice>().Where(notice => notice.Key.StartsWith("to:") && notice.MessageId == null).ToListAsync();
        foreach (var notice in notices)
        {
            notice.MessageId = (await context.Set<OutboxMessage>().SingleAsync(mail => mail.Key == $"a:{notice.Key.Substring(3)}")).Id;
        }

        await context.SaveChangesAsync();
    }

    private Task<MvoContext> ContextAsync() => site.Get<IDbContextFactory<MvoContext>>().CreateDbContextAsync();

    // Every value of every column of every table that names the person.
    private List<Place> PlacesOf(IMember member, string marker)
        => PlacesOf(member.Key, member.Email, marker, $"Member {member.Id} \"");

    private List<Place> PlacesOf(Guid key, params string[] words)
    {
        var places = new List<Place>();
        foreach (var database in new[] { "site.db", "mvo.db" })
        {
            using var connection = new SqliteConnection($"Data Source={Path.Combine(site.Folder, database)};Mode=ReadOnly");
            connection.Open();
            foreach (var table in Texts(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"))
            {
                foreach (var column in Texts(connection, $"SELECT name FROM pragma_table_info('{table}')"))
                {
                    var kind = table == "entity" ? "'entity:' || kind" : $"'{table}'";
                    foreach (var value in Texts(connection, $"SELECT {kind} || char(9) || CAST(\"{column}\" AS TEXT) FROM \"{table}\" WHERE \"{column}\" IS NOT NULL"))
                    {
                        var (name, text) = (value[..value.IndexOf('\t')], value[(value.IndexOf('\t') + 1)..]);
                        var isKey = text.Contains(key.ToString("D"), StringComparison.OrdinalIgnoreCase) || text.Contains(key.ToString("N"), StringComparison.OrdinalIgnoreCase);
                        if (words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)))
                        {
                            places.Add(new Place(name, column, text, IsKey: false));
                        }
                        else if (isKey)
                        {
                            places.Add(new Place(name, column, text, IsKey: true));
                        }
                    }
                }
            }
        }

        return places;
    }

    private static List<string> Texts(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }

    private sealed record Place(string Table, string Column, string Value, bool IsKey);
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MvoUmbraco.Access;
using MvoUmbraco.Attachments;
using MvoUmbraco.Backoffice;
using MvoUmbraco.Calendar;
using MvoUmbraco.Data;
using MvoUmbraco.Data.Mail;
using MvoUmbraco.Mail;
using MvoUmbraco.Members;
using MvoUmbraco.Mail.Notices;
using MvoUmbraco.Mail.Sending;
using MvoUmbraco.Networks;
using MvoUmbraco.Overview;
using MvoUmbraco.Placing;
using MvoUmbraco.Privacy;
using MvoUmbraco.Reading;
using MvoUmbraco.Search;
using MvoUmbraco.SignIn;
using MvoUmbraco.Storing;
using MvoUmbraco.Submissions;
using MvoUmbraco.Upkeep;
using MvoUmbraco.Validation;
using MvoUmbraco.Workspace;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco;

/// <summary>What the plugin brings into Umbraco: its table of contents.</summary>
public sealed class MvoComposer : IComposer
{
    /// <inheritdoc/>
    public void Compose(IUmbracoBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        RegisterData(builder);
        RegisterGeneration(builder);
        RegisterAccess(builder.Services);
        RegisterSignIn(builder.Services);
        RegisterMembers(builder.Services);
        RegisterReading(builder.Services);
        RegisterSearch(builder);
        RegisterNetworks(builder);
        RegisterWorkspace(builder.Services);
        RegisterPlacing(builder.Services);
        RegisterValidation(builder);
        RegisterAttachments(builder);
        RegisterMail(builder);
        RegisterPrivacy(builder);
        builder.Services.AddHostedService<UpkeepRounds>();
        RegisterBackoffice(builder);
        RegisterSubmissions(builder);
        RegisterEndpoints(builder.Services);
    }

    private static void RegisterData(IUmbracoBuilder builder)
    {
        builder.Services.AddMvoData(builder.Config, services => services.GetRequiredService<IWebHostEnvironment>().ContentRootPath);
        builder.AddNotificationAsyncHandler<UmbracoApplicationStartingNotification, DatabaseAtStart>();
    }

    private static void RegisterGeneration(IUmbracoBuilder builder)
    {
        builder.Services.AddSingleton<ContentGeneration>();
        builder.Services.AddSingleton<IContentGeneration>(services => services.GetRequiredService<ContentGeneration>());
        builder
            .AddNotificationHandler<ContentCacheRefresherNotification, AdvanceGeneration>()
            .AddNotificationHandler<MediaCacheRefresherNotification, AdvanceGeneration>()
            .AddNotificationHandler<ContentTypeCacheRefresherNotification, AdvanceGeneration>()
            .AddNotificationHandler<DataTypeCacheRefresherNotification, AdvanceGeneration>()
            .AddNotificationHandler<PublicAccessCacheRefresherNotification, AdvanceGeneration>()
            .AddNotificationHandler<MemberGroupCacheRefresherNotification, AdvanceGeneration>()
            .AddNotificationHandler<DomainCacheRefresherNotification, AdvanceGeneration>()
            .AddNotificationHandler<LanguageCacheRefresherNotification, AdvanceGeneration>()
            .AddNotificationHandler<DictionaryCacheRefresherNotification, AdvanceGeneration>()
            .AddNotificationAsyncHandler<ContentTreeChangeNotification, AdvanceGeneration>();
    }

    private static void RegisterAccess(IServiceCollection services)
    {
        // Where members sign in, the one who did; a program may register its own, before or after.
        services.TryAddSingleton<ICurrentVisitor>(provider => provider.GetService<IMemberSignIn>() is { } signIn
            ? ActivatorUtilities.CreateInstance<SignedInVisitor>(provider, signIn)
            : new AnonymousVisitor());
        services.AddSingleton<IContentAccess, ContentAccess>();
        Wrap<IRequestMemberAccessService>(services, (provider, inner) => ActivatorUtilities.CreateInstance<DeliveryAccess>(provider, inner));
        Wrap<IApiContentQueryService>(services, (provider, inner) => ActivatorUtilities.CreateInstance<DeliveryLists>(provider, inner));
        Wrap<IApiContentBuilder>(services, (provider, inner) => ActivatorUtilities.CreateInstance<DeliveryLinks>(provider, inner));
    }

    private static void RegisterSignIn(IServiceCollection services)
    {
        services.AddDataProtection();
        services.AddSingleton<PasswordWork>();
        services.AddSingleton<MemberAccounts>();
        services.AddSingleton<Brakes>();
        services.AddSingleton<PendingSignIns>();
        services.AddSingleton<SecondFactor>();
        services.AddSingleton<ISecondFactor>(provider => provider.GetRequiredService<SecondFactor>());
        services.AddSingleton<ISignIns, SignIns>();
        services.AddSingleton<IMemberPasswords, MemberPasswords>();
        AddPersonalTables(services, SignInData.Tables);

        // A member works at a desk and on the way; who wants one sign-in at a time says so in the settings.
        services.PostConfigure<SecuritySettings>(settings => settings.MemberAllowConcurrentLogins ??= true);
    }

    private static void RegisterMembers(IServiceCollection services)
    {
        services.AddSingleton<MemberProfiles>();
        services.AddSingleton<IMemberProfiles>(provider => provider.GetRequiredService<MemberProfiles>());
        services.AddSingleton<INetworkMembers, NetworkMembers>();
        services.AddSingleton<UserNames>();
        services.AddSingleton<NewMembers>();
        services.AddSingleton<IAddressChanges, AddressChanges>();
        services.AddSingleton<IInvitations, Invitations>();
        services.AddSingleton<ListingConsents>();
        services.AddSingleton<IPersonalStore, MemberAccountData>();
        services.AddSingleton<IPersonalStore>(provider => provider.GetRequiredService<ListingConsents>());
        AddPersonalTables(services, MembersData.Tables);
    }

    private static void RegisterReading(IServiceCollection services)
    {
        services.AddSingleton<DocumentAddresses>();
        services.AddSingleton<ContentSource>();
        services.AddSingleton<KnowledgeCentre>();
        services.AddSingleton<IKnowledgeCentre>(provider => provider.GetRequiredService<KnowledgeCentre>());
    }

    private static void RegisterSearch(IUmbracoBuilder builder)
    {
        builder.Services.AddOptions<SearchOptions>().Bind(builder.Config.GetSection("Mvo:Search"));
        builder.Services.AddSingleton(services => new SearchIndex(
            Path.GetFullPath(services.GetRequiredService<IOptions<SearchOptions>>().Value.Folder, services.GetRequiredService<IWebHostEnvironment>().ContentRootPath),
            services.GetRequiredService<ILogger<SearchIndex>>()));
        builder.Services.AddSingleton<EntryReader>();
        builder.Services.AddSingleton<SearchUpkeep>();
        builder.Services.AddHostedService(services => services.GetRequiredService<SearchUpkeep>());
        builder.Services.AddSingleton<ISearch, ContentSearch>();
        builder
            .AddNotificationHandler<ContentCacheRefresherNotification, FollowContent>()
            .AddNotificationHandler<ContentTypeCacheRefresherNotification, FollowContent>()
            .AddNotificationHandler<DataTypeCacheRefresherNotification, FollowContent>()
            .AddNotificationHandler<PublicAccessCacheRefresherNotification, FollowContent>()
            .AddNotificationHandler<MemberGroupCacheRefresherNotification, FollowContent>()
            .AddNotificationHandler<DomainCacheRefresherNotification, FollowContent>()
            .AddNotificationHandler<LanguageCacheRefresherNotification, FollowContent>()
            .AddNotificationAsyncHandler<ContentTreeChangeNotification, FollowContent>();
    }

    private static void RegisterNetworks(IUmbracoBuilder builder)
    {
        builder.Services.AddSingleton<NetworkTree>();
        builder.Services.AddSingleton<INetworkGroups, NetworkGroups>();
        builder.Services.AddSingleton<NetworkPlanner>();
        builder.Services.AddSingleton<NetworkUpkeep>();
        builder.Services.AddSingleton<UpkeepTrail>();
        builder.HealthChecks().Add<NetworksHealthCheck>();
        builder
            .AddNotificationAsyncHandler<ContentSavedNotification, FollowNetworks>()
            .AddNotificationAsyncHandler<ContentPublishingNotification, FollowNetworks>()
            .AddNotificationAsyncHandler<ContentPublishedNotification, FollowNetworks>()
            .AddNotificationAsyncHandler<ContentUnpublishedNotification, FollowNetworks>()
            .AddNotificationAsyncHandler<ContentCopiedNotification, FollowNetworks>()
            .AddNotificationAsyncHandler<ContentMovedNotification, FollowNetworks>()
            .AddNotificationAsyncHandler<ContentMovedToRecycleBinNotification, FollowNetworks>()
            .AddNotificationAsyncHandler<ContentDeletedNotification, FollowNetworks>()
            .AddNotificationAsyncHandler<ContentDeletingNotification, KeepPagesOfProtections>()
            .AddNotificationAsyncHandler<PublicAccessEntrySavingNotification, GuardProtections>()
            .AddNotificationAsyncHandler<PublicAccessEntryDeletingNotification, GuardProtections>()
            .AddNotificationAsyncHandler<PublicAccessEntryDeletedNotification, RestoreGroups>()
            .AddNotificationAsyncHandler<MemberGroupSavedNotification, RestoreGroups>()
            .AddNotificationAsyncHandler<MemberGroupDeletingNotification, RestoreGroups>()
            .AddNotificationAsyncHandler<MemberGroupDeletedNotification, RestoreGroups>()
            .AddNotificationAsyncHandler<UmbracoApplicationStartingNotification, NetworksAtStart>();
    }

    private static void RegisterWorkspace(IServiceCollection services)
    {
        services.AddSingleton<IntranetVisits>();
        services.AddSingleton<IntranetPeople>();
        services.AddSingleton<IWorkspaces, Workspaces>();
        AddPersonalTables(services, WorkspaceData.Tables);
    }

    private static void RegisterPlacing(IServiceCollection services)
    {
        services.AddSingleton<PickableDocuments>();
        services.AddSingleton<IPlacingForms, PlacingForms>();
        services.AddSingleton<IFormFiles, FormFiles>();
        services.AddSingleton<IPlaces, Places>();
        services.AddSingleton<IDraftPages>(provider => provider.GetRequiredService<KnowledgeCentre>());
        services.AddSingleton<IFormDrafts, FormDrafts>();
        AddPersonalTables(services, PlacingData.Tables);
    }

    private static void RegisterValidation(IUmbracoBuilder builder)
    {
        builder.Services.AddSingleton<IContentRule, EventRule>();
        foreach (var rule in PeriodRule.All)
        {
            builder.Services.AddSingleton<IContentRule>(rule);
        }

        builder.Services.AddSingleton<ContentRules>();
        builder
            .AddNotificationHandler<ContentSavingNotification, RefuseInvalidContent>()
            .AddNotificationHandler<ContentPublishingNotification, RefuseInvalidContent>();
        Wrap<IContentEditingService>(builder.Services, (services, inner) =>
            ContentEditingProxy.Around(inner, ActivatorUtilities.CreateInstance<ValidatedContentEditing>(services, inner)));
    }

    private static void RegisterAttachments(IUmbracoBuilder builder)
    {
        builder.Services.AddOptions<AttachmentOptions>().Bind(builder.Config.GetSection("Mvo:Attachments"));
        builder.Services.AddSingleton(services =>
        {
            var options = services.GetRequiredService<IOptions<AttachmentOptions>>();
            var host = services.GetRequiredService<IWebHostEnvironment>();
            var folder = AttachmentFiles.CheckedFolder(options.Value.Folder, host.ContentRootPath, host.WebRootPath);
            return new AttachmentFiles(folder, options, services.GetRequiredService<TimeProvider>());
        });
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IAttachmentStore>(services => services.GetRequiredService<AttachmentFiles>());
        builder.Services.AddAntiforgery();
        builder.Services.AddSingleton<Uploads>();
        builder.Services.AddSingleton<IUploads>(services => services.GetRequiredService<Uploads>());
        builder.Services.AddSingleton<AttachmentsOfDocuments>();
        builder.Services.AddSingleton<IAttachmentUse>(services => services.GetRequiredService<AttachmentsOfDocuments>());
        builder.Services.AddSingleton<IAttachmentUse, AttachmentsOfUploads>();
        builder.Services.AddSingleton<AttachmentTidying>();
        builder.Services.AddSingleton<IUpkeep>(services => services.GetRequiredService<AttachmentTidying>());
        builder.HealthChecks().Add<AttachmentsHealth>();
        builder.Services.AddSingleton<SubmittedAttachments>();
        builder.Services.AddSingleton<UploadData>();
        builder.Services.AddSingleton<IPersonalFiles>(services => services.GetRequiredService<UploadData>());
        builder.Services.AddSingleton(services => services.GetRequiredService<UploadData>().Table);
    }

    private static void RegisterMail(IUmbracoBuilder builder)
    {
        builder.Services.AddOptions<MailOptions>().Bind(builder.Config.GetSection("Mvo:Mail"));
        builder.Services.AddSingleton<SiteAddress>();
        builder.Services.AddSingleton<OutboxSignal>();
        builder.Services.AddSingleton<OutboxQueue>();
        builder.Services.AddSingleton<IOutbox, Outbox>();
        builder.Services.AddSingleton<IMailPreferences, MailPreferences>();
        builder.Services.AddSingleton<Unsubscribing>();
        builder.Services.AddSingleton<MailedMembers>();
        builder.Services.AddSingleton<NoticeAccess>();
        builder.Services.AddSingleton<NoticeLetters>();
        builder.Services.AddSingleton<NoticeGathering>();
        builder.Services.AddSingleton<MimeMessages>();
        builder.Services.AddSingleton<MailTransports>();
        builder.Services.AddSingleton<MailRounds>();
        builder.Services.AddHostedService<MailSender>();
        builder.HealthChecks().Add<StuckMails>();
        AddPersonalTables(builder.Services, MailData.Tables);
    }

    // What is held about people, table by table, is declared by the features.
    private static void RegisterPrivacy(IUmbracoBuilder builder)
    {
        builder.Services.AddOptions<PrivacyOptions>().Bind(builder.Config.GetSection("Mvo:Privacy"));
        builder.Services.AddSingleton<PersonalData>();
        builder.Services.AddSingleton<IPersonalData>(services => services.GetRequiredService<PersonalData>());
        builder.Services.AddSingleton<Retention>();
        builder.Services.AddSingleton<IUpkeep>(services => services.GetRequiredService<Retention>());
        builder.AddNotificationAsyncHandler<MemberDeletedNotification, ForgetDeletedMembers>();
        Wrap<IAuditEntryService>(builder.Services, (_, inner) => new KeyOnlyTrail(inner));
    }

    private static void AddPersonalTables(IServiceCollection services, IEnumerable<PersonalTable> tables)
    {
        foreach (var table in tables)
        {
            services.AddSingleton(table);
        }
    }

    private static void RegisterBackoffice(IUmbracoBuilder builder)
    {
        builder.Services.AddSingleton<ReadableDocuments>();
        builder.Services.AddSingleton<PublishedEvents>();
        builder.Services.AddSingleton<Schedules>();
        builder.Services.AddSingleton<IOverviewReader, OverviewReader>();
        builder.AddNotificationAsyncHandler<UmbracoApplicationStartingNotification, GroupsAtStart>();
    }

    private static void RegisterSubmissions(IUmbracoBuilder builder)
    {
        builder.Services.AddSingleton<SubmissionPeople>();
        builder.Services.AddSingleton<SubmissionPlaces>();
        builder.Services.AddSingleton<SubmissionDocuments>();
        builder.Services.AddSingleton<SubmissionNotices>();
        builder.Services.AddSingleton<INoticeRule, StillAwaitsReview>();
        builder.Services.AddSingleton<INoticeRule, StillThrownAway>();
        builder.Services.AddSingleton<SubmissionLedger>();
        builder.Services.AddSingleton<SubmissionView>();
        builder.Services.AddSingleton<SubmissionWatch>();
        builder.Services.AddSingleton<SubmissionPublication>();
        builder.Services.AddSingleton<SubmissionLists>();
        builder.Services.AddSingleton<ISubmissionComparison, SubmissionComparison>();
        builder.Services.AddSingleton<SubmissionAnswers>();
        builder.Services.AddSingleton<SubmissionMoves>();
        builder.Services.AddSingleton<SubmissionRounds>();
        builder.Services.AddSingleton<ISubmissions, SubmissionWorkflow>();
        builder.Services.AddSingleton<PlacedTexts>();
        builder.Services.AddSingleton<IPersonalStore>(services => services.GetRequiredService<PlacedTexts>());
        builder.Services.AddSingleton<IPersonalFiles>(services => services.GetRequiredService<PlacedTexts>());
        AddPersonalTables(builder.Services, SubmissionData.Tables);
        builder.Services.AddSingleton<SubmissionRepair>();
        builder.Services.AddHostedService(services => services.GetRequiredService<SubmissionRepair>());
        builder
            .AddNotificationHandler<ContentPublishingNotification, ApprovedTextOnly>()
            .AddNotificationAsyncHandler<ContentSavedNotification, SubmissionHandlers>()
            .AddNotificationAsyncHandler<ContentPublishedNotification, SubmissionHandlers>()
            .AddNotificationAsyncHandler<ContentUnpublishedNotification, SubmissionHandlers>()
            .AddNotificationAsyncHandler<ContentMovedNotification, SubmissionHandlers>()
            .AddNotificationAsyncHandler<ContentMovedToRecycleBinNotification, SubmissionHandlers>()
            .AddNotificationAsyncHandler<ContentDeletedNotification, SubmissionHandlers>();
    }

    // Both hosts map attribute-routed controllers; naming the assembly makes them be found wherever it was loaded from.
    private static void RegisterEndpoints(IServiceCollection services)
        => services.AddControllers().AddApplicationPart(typeof(MvoComposer).Assembly);

    // Puts a service around the one that is registered, which is then known to the container by its own class.
    private static void Wrap<TService>(IServiceCollection services, Func<IServiceProvider, TService, TService> wrap) where TService : class
    {
        var registered = services.Last(descriptor => descriptor.ServiceType == typeof(TService) && !descriptor.IsKeyedService);
        Func<IServiceProvider, object> inner;
        if (registered.ImplementationType is { } type)
        {
            services.Add(new ServiceDescriptor(type, type, registered.Lifetime));
            inner = provider => provider.GetRequiredService(type);
        }
        else
        {
            inner = registered.ImplementationFactory ?? (_ => registered.ImplementationInstance!);
        }

        services.Remove(registered);
        services.Add(new ServiceDescriptor(typeof(TService), provider => wrap(provider, (TService)inner(provider)), registered.Lifetime));
    }
}

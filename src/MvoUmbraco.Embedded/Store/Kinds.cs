using MvoUmbraco.Embedded.Identity.Tokens;
using MvoUmbraco.Embedded.Repositories.Access;
using MvoUmbraco.Embedded.Repositories.Consents;
using MvoUmbraco.Embedded.Repositories.Containers;
using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Repositories.DataTypes;
using MvoUmbraco.Embedded.Repositories.Dictionary;
using MvoUmbraco.Embedded.Repositories.Entities;
using MvoUmbraco.Embedded.Repositories.KeyValues;
using MvoUmbraco.Embedded.Repositories.Languages;
using MvoUmbraco.Embedded.Repositories.Logins;
using MvoUmbraco.Embedded.Repositories.Operations;
using MvoUmbraco.Embedded.Repositories.Relations;
using MvoUmbraco.Embedded.Repositories.Subscriptions;
using MvoUmbraco.Embedded.Repositories.Tags;
using MvoUmbraco.Embedded.Repositories.Templates;
using MvoUmbraco.Embedded.Repositories.Types;
using MvoUmbraco.Embedded.Repositories.Urls;
using MvoUmbraco.Embedded.Repositories.Users;

namespace MvoUmbraco.Embedded.Store;

/// <summary>Every kind of row that is stored: the table of contents of the file.</summary>
internal static class Kinds
{
    public static IReadOnlyList<Kind> All { get; } = Numbered(
        LanguageRow.Kind,
        DataTypeRow.Kind,
        ContentTypeRow.Kind,
        ContainerRow.Kind,
        TemplateRow.Kind,
        DictionaryRow.Kind,
        DocumentRow.Kind,
        DocumentRow.BlueprintKind,
        MediaRow.Kind,
        DocumentUrlRow.Kind,
        DocumentUrlAliasRow.Kind,
        RelationTypeRow.Kind,
        RelationRow.Kind,
        TagRow.Kind,
        TagLinkRow.Kind,
        RedirectUrlRow.Kind,
        DomainRow.Kind,
        ReservedId.Kind,
        KeyValueRow.Kind,
        MemberGroupRow.Kind,
        MemberRow.Kind,
        PublicAccessRow.Kind,
        UserRow.Kind,
        UserGroupRow.Kind,
        UserSessionRow.Kind,
        UserDataRow.Kind,
        ExternalLoginRow.Kind,
        TwoFactorLoginRow.Kind,
        SubscriptionRow.Kind,
        ConsentRow.Kind,
        OperationRow.Kind,
        TokenRow.Kind,
        AuthorizationRow.Kind);

    private static Kind[] Numbered(params Kind[] kinds)
    {
        for (int slot = 0; slot < kinds.Length; slot++)
        {
            kinds[slot].Slot = slot;
        }

        return kinds;
    }
}

using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Repositories.Languages;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;

namespace MvoUmbraco.Embedded.Repositories.Types;

/// <summary>
/// Brings content in line after types or data types changed: compares what every type was with what it is, also the
/// ones that only changed because they are composed of a changed one.
/// </summary>
internal sealed class TypeChanges(StoreAccess store, IEnumerable<IContentRows> contents, IEnumerable<ITypeChangeFollower> followers)
{
    /// <param name="write">The unit of work with the changed types.</param>
    /// <param name="before">The state before they changed.</param>
    public void Apply(UnitOfWork write, State before)
    {
        State after = write.State;
        string defaultCulture = DefaultCulture(after);
        foreach (ContentTypeRow row in before.Table(ContentTypeRow.Kind).All)
        {
            if (after.Table(ContentTypeRow.Kind).Get(row.Id) is not { } now)
            {
                continue;
            }

            var change = new TypeChange(EffectiveType.Of(before, row), EffectiveType.Of(after, now), defaultCulture);
            if (!change.IsNothing)
            {
                foreach (IContentRows content in contents)
                {
                    foreach (ContentRow item in content.OfType(after, row.Id).ToList())
                    {
                        content.Change(store, item, change.ApplyTo);
                        foreach (ITypeChangeFollower follower in followers)
                        {
                            follower.Follow(item, change);
                        }
                    }
                }
            }
        }
    }

    private static string DefaultCulture(State state) =>
        state.Table(LanguageRow.Kind).All.OrderByDescending(language => language.IsDefault).FirstOrDefault()?.IsoCode ?? string.Empty;
}

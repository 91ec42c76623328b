using Microsoft.EntityFrameworkCore;
using MvoUmbraco.Data;
using MvoUmbraco.Data.Placing;

namespace MvoUmbraco.Placing;

/// <summary>What a member was writing.</summary>
/// <param name="Document">The document, which may not be there yet.</param>
/// <param name="Address">The page of the form.</param>
/// <param name="ContentType">The alias of the document type.</param>
/// <param name="Values">What was typed.</param>
/// <param name="SavedAt">When it was kept.</param>
public sealed record KeptForm(Guid Document, string Address, string ContentType, FormValues Values, DateTimeOffset SavedAt);

/// <summary>
/// Keeps what members write before they save it, one for each member and document, so that neither a session that ends nor a
/// browser that closes loses it. Nobody but the member sees it; it is no version of the document.
/// </summary>
public interface IFormDrafts
{
    /// <summary>Keeps what stands in a form, in the place of what was kept.</summary>
    /// <returns>False when it is too much to keep.</returns>
    Task<bool> KeepAsync(Guid member, KeptForm form, CancellationToken cancellationToken = default);

    /// <summary>What was kept; null when there is nothing.</summary>
    Task<KeptForm?> FindAsync(Guid member, Guid document, CancellationToken cancellationToken = default);

    /// <summary>Everything that was kept for a member, the last first.</summary>
    Task<IReadOnlyList<KeptForm>> ListAsync(Guid member, CancellationToken cancellationToken = default);

    /// <summary>Forgets what was kept: it is saved, or not wanted.</summary>
    Task ForgetAsync(Guid member, Guid document, CancellationToken cancellationToken = default);
}

internal sealed class FormDrafts(IDbContextFactory<MvoContext> contexts, TimeProvider clock) : IFormDrafts
{
    // A text of a thousand pages is no form any more; and one member keeps no more forms than this.
    private const int MostCharacters = 2_000_000;
    private const int MostForms = 100;

    public async Task<bool> KeepAsync(Guid member, KeptForm form, CancellationToken cancellationToken = default)
    {
        var values = form.Values.ToJson();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var drafts = context.Set<FormDraft>();
        var known = await drafts.FindAsync([member, form.Document], cancellationToken);
        if (values.Length > MostCharacters || (known is null && await drafts.CountAsync(draft => draft.MemberKey == member, cancellationToken) >= MostForms))
        {
            return false;
        }

        if (known is null)
        {
            context.Add(new FormDraft
            {
                MemberKey = member,
                DocumentKey = form.Document,
                Address = form.Address,
                ContentType = form.ContentType,
                Values = values,
                SavedAt = clock.GetUtcNow(),
            });
        }
        else
        {
            (known.Address, known.ContentType, known.Values, known.SavedAt) = (form.Address, form.ContentType, values, clock.GetUtcNow());
        }

        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (known is null)
        {
            // The same form was kept twice at once; the next time it is there.
            return false;
        }

        return true;
    }

    public async Task<KeptForm?> FindAsync(Guid member, Guid document, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<FormDraft>().FindAsync([member, document], cancellationToken) is { } draft ? Of(draft) : null;
    }

    public async Task<IReadOnlyList<KeptForm>> ListAsync(Guid member, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var drafts = await context.Set<FormDraft>().Where(draft => draft.MemberKey == member).OrderByDescending(draft => draft.SavedAt).ToListAsync(cancellationToken);
        return [.. drafts.Select(Of)];
    }

    public async Task ForgetAsync(Guid member, Guid document, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Set<FormDraft>().Where(draft => draft.MemberKey == member && draft.DocumentKey == document).ExecuteDeleteAsync(cancellationToken);
    }

    private static KeptForm Of(FormDraft draft) => new(draft.DocumentKey, draft.Address, draft.ContentType, FormValues.FromJson(draft.Values), draft.SavedAt);
}

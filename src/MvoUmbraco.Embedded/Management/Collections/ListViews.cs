using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Management.Collections;

/// <summary>How the children of a node are listed: which columns, in which order.</summary>
internal sealed class ListViews(IDataTypeService dataTypes)
{
    /// <summary>The list view of a node, or the one that a property of it names.</summary>
    /// <param name="type">The node's type; null at the root.</param>
    /// <param name="dataType">A list view among the type's properties; null for the type's own.</param>
    /// <param name="root">The list view of the root.</param>
    public async Task<Attempt<ListViewConfiguration?, ContentCollectionOperationStatus>> FindAsync(IContentTypeComposition? type, Guid? dataType, Guid root)
    {
        if (dataType is { } asked)
        {
            return type is null
                ? Fail(ContentCollectionOperationStatus.DataTypeWithoutContentType)
                : await dataTypes.GetAsync(asked) switch
                {
                    null => Fail(ContentCollectionOperationStatus.DataTypeNotFound),
                    { ConfigurationObject: not ListViewConfiguration } => Fail(ContentCollectionOperationStatus.DataTypeNotCollection),
                    { ConfigurationObject: ListViewConfiguration view } => type.CompositionPropertyTypes.Any(property => property.DataTypeKey == asked)
                        ? Found(view)
                        : Fail(ContentCollectionOperationStatus.DataTypeNotContentProperty),
                };
        }

        return type is { ListView: null } ? Fail(ContentCollectionOperationStatus.ContentNotCollection)
            : (await dataTypes.GetAsync(type?.ListView ?? root))?.ConfigurationObject is ListViewConfiguration configured ? Found(configured)
            : Fail(ContentCollectionOperationStatus.CollectionNotFound);
    }

    /// <summary>The order asked for, by the name or by a column of the list view.</summary>
    public static Attempt<Ordering?, ContentCollectionOperationStatus> Order(ListViewConfiguration view, string by, string? culture, Direction direction)
    {
        ListViewConfiguration.Property? column = view.IncludeProperties.FirstOrDefault(property => property.Alias == by);
        return view.IncludeProperties.Length == 0 ? Attempt.FailWithStatus<Ordering?, ContentCollectionOperationStatus>(ContentCollectionOperationStatus.MissingPropertiesInCollectionConfiguration, null)
            : column is null && !by.InvariantEquals("name") ? Attempt.FailWithStatus<Ordering?, ContentCollectionOperationStatus>(ContentCollectionOperationStatus.OrderByNotPartOfCollectionConfiguration, null)
            : Attempt.SucceedWithStatus<Ordering?, ContentCollectionOperationStatus>(
                ContentCollectionOperationStatus.Success,
                Ordering.By(by.InvariantEquals("creator") ? "owner" : by, direction, culture, column is { IsSystem: false }));
    }

    /// <summary>The properties whose values the list shows.</summary>
    public static HashSet<string> Columns(ListViewConfiguration view) =>
        [.. view.IncludeProperties.Where(property => !property.IsSystem).Select(property => property.Alias).OfType<string>()];

    private static Attempt<ListViewConfiguration?, ContentCollectionOperationStatus> Found(ListViewConfiguration view) =>
        Attempt.SucceedWithStatus<ListViewConfiguration?, ContentCollectionOperationStatus>(ContentCollectionOperationStatus.Success, view);

    private static Attempt<ListViewConfiguration?, ContentCollectionOperationStatus> Fail(ContentCollectionOperationStatus status) =>
        Attempt.FailWithStatus<ListViewConfiguration?, ContentCollectionOperationStatus>(status, null);
}

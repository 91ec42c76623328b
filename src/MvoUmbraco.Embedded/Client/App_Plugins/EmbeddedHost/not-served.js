// What the client offers and this host does not serve is taken out of its registry, so that no button is left without an
// effect. This is a matter of the host and not of any plugin: on full Umbraco all of it stays.
const each = (pattern, ...names) => names.map((name) => pattern.replace('*', name));

const notServed = [
  // Pages about the CMS and its makers
  ...each('Umb.Dashboard.*', 'UmbracoNews', 'SettingsWelcome', 'Telemetry'),
  'Umb.HeaderApp.Help',
  ...each('Umb.MenuItem.Help.*', 'LearningBase', 'CommunityForum'),

  // Packages and their marketplace
  'Umb.Section.Packages',
  ...each('Umb.SectionView.Packages.*', 'Marketplace', 'Installed', 'Builder'),

  // Tools on the running server
  ...each('Umb.Dashboard.*', 'ExamineManagement', 'PublishedStatus', 'Profiling', 'ModelsBuilder'),
  ...each('Umb.MenuItem.*', 'LogViewer', 'Relations', 'Webhook'),
  'Umb.EntityAction.Webhook.Delete',
  'Umb.CollectionAction.Webhook.Create',
  'Umb.WorkspaceAction.Webhook.Save',

  // Templates, views, scripts and style sheets: a site's code, not its content
  'Umb.SectionSidebarMenu.Templating',
  ...each('Umb.MenuItem.*', 'Templates', 'Stylesheets', 'PartialView', 'Script'),
  ...each('Umb.EntityAction.Template.*', 'Create', 'Delete', 'Tree.ReloadChildrenOf'),
  ...each('Umb.EntityAction.Stylesheet.*', 'Create', 'Delete', 'Rename', 'Folder.Delete', 'Tree.ReloadChildrenOf'),
  ...each('Umb.EntityAction.PartialView.*', 'CreateOptions', 'Delete', 'Rename', 'Folder.Delete', 'Tree.ReloadChildrenOf'),
  ...each('Umb.EntityAction.Script.*', 'CreateOptions', 'Delete', 'Rename', 'Folder.Delete', 'Tree.ReloadChildrenOf'),
  ...each('Umb.EntityCreateOptionAction.Stylesheet.*', 'Default', 'Folder'),
  ...each('Umb.WorkspaceAction.*.Save', 'Template', 'Stylesheet', 'PartialView', 'Script'),
  'Umb.GlobalSearch.Template',

  // Document blueprints
  'Umb.MenuItem.DocumentBlueprints',
  'Umb.Document.CreateBlueprint',
  'Umb.EntityAction.Document.CreateBlueprint',
  'Umb.EntityAction.DocumentBlueprintItem.Delete',
  ...each('Umb.EntityAction.DocumentBlueprint.*', 'Create', 'MoveTo', 'Tree.ReloadChildrenOf', 'Folder.Rename', 'Folder.Delete'),
  ...each('Umb.WorkspaceAction.DocumentBlueprint.*', 'Save', 'Folder.Submit'),

  // Preview of what is not published
  'Umb.WorkspaceAction.Document.SaveAndPreview',
  'Umb.Document.WorkspaceActionMenuItem.SaveAndPreview',

  // The schema is read here and changed in the uSync files
  ...['DataType', 'DocumentType', 'MediaType', 'MemberType'].flatMap((type) => [
    ...each(`Umb.EntityAction.${type}.*`, 'Create', 'Delete', 'MoveTo', 'DuplicateTo', 'Import', 'Export', 'Folder.Rename', 'Folder.Update', 'Folder.Delete'),
    ...each(`Umb.WorkspaceAction.${type}.*`, 'Save', 'Folder.Submit'),
    ...each(`Umb.EntityCreateOptionAction.${type}.*`, 'Default', 'Folder', 'DocumentWithTemplate', 'ElementType'),
    `Umb.CollectionAction.${type}TreeItemChildren.Create`,
  ]),
  ...each('Umb.WorkspaceAction.*', 'PropertyType.Submit', 'BlockType.Save', 'BlockGridAreaType.Save'),

  // Dictionaries travel in the uSync files
  ...each('Umb.EntityAction.Dictionary.*', 'Import', 'Export'),

  // Users sign in with a password of this site; programs do not
  'Umb.EntityAction.User.ConfigureMfa',
  'Umb.EntityCreateOptionAction.User.Api',
  ...each('Umb.CurrentUser.App.*', 'MfaLoginProviders', 'ExternalLoginProviders'),
];

export const onInit = (_host, registry) => notServed.forEach((alias) => registry.exclude(alias));

export const onUnload = () => {};

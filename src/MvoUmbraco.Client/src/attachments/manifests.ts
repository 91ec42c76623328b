export const manifests: Array<UmbExtensionManifest> = [
  {
    type: 'propertyEditorUi',
    alias: 'Mvo.PropertyEditorUi.Attachments',
    name: 'Attachments',
    element: () => import('./attachments-editor.element.js'),
    meta: {
      label: '#mvo_attachments',
      icon: 'mvo-icon-attachments',
      group: 'media',
      propertyEditorSchemaAlias: 'Mvo.Attachments',
      supportsReadOnly: true,
    },
  },
  {
    type: 'propertyEditorSchema',
    alias: 'Mvo.Attachments',
    name: 'Attachments',
    meta: { defaultPropertyEditorUiAlias: 'Mvo.PropertyEditorUi.Attachments' },
  },
];

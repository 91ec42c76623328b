export const manifests: Array<UmbExtensionManifest> = [
  {
    type: 'propertyEditorUi',
    alias: 'Mvo.PropertyEditorUi.Agenda',
    name: 'Agenda',
    element: () => import('./agenda-editor.element.js'),
    meta: {
      label: '#mvo_agenda',
      icon: 'mvo-icon-agenda',
      group: 'lists',
      propertyEditorSchemaAlias: 'Mvo.Agenda',
      supportsReadOnly: true,
    },
  },
  {
    type: 'propertyEditorSchema',
    alias: 'Mvo.Agenda',
    name: 'Agenda',
    meta: { defaultPropertyEditorUiAlias: 'Mvo.PropertyEditorUi.Agenda' },
  },
];

/** The alias by which a user group is given the section; the server's `MvoSection.Alias`. */
export const MVO_SECTION = 'Mvo.Section';

export const manifests: Array<UmbExtensionManifest> = [
  {
    type: 'section',
    alias: MVO_SECTION,
    name: 'MVO',
    weight: 950,
    meta: { label: '#mvo_section', pathname: 'mvo' },
    conditions: [{ alias: 'Umb.Condition.SectionUserPermission', match: MVO_SECTION }],
  },
];

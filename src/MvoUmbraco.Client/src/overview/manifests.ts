import { MVO_SECTION } from '../section/manifests.js';

export const manifests: Array<UmbExtensionManifest> = [
  {
    type: 'dashboard',
    alias: 'Mvo.Dashboard.Overview',
    name: 'Overview',
    weight: 100,
    element: () => import('./overview-dashboard.element.js'),
    meta: { label: '#mvo_overview', pathname: 'overview' },
    conditions: [{ alias: 'Umb.Condition.SectionAlias', match: MVO_SECTION }],
  },
];

import { MVO_SECTION } from '../section/manifests.js';

export const manifests: Array<UmbExtensionManifest> = [
  {
    type: 'dashboard',
    alias: 'Mvo.Dashboard.Submissions',
    name: 'Submissions',
    weight: 90,
    element: () => import('./submissions-dashboard.element.js'),
    meta: { label: '#mvo_submissions', pathname: 'submissions' },
    conditions: [{ alias: 'Umb.Condition.SectionAlias', match: MVO_SECTION }],
  },
];

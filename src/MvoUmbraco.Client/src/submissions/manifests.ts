import { MVO_SECTION } from '../section/manifests.js';
import { KINDS } from './submissions.js';

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
  {
    type: 'workspaceView',
    alias: 'Mvo.WorkspaceView.Submission',
    name: 'Submission of a document',
    weight: 50,
    element: () => import('./submission-view.element.js'),
    meta: { label: '#mvo_submission', pathname: 'submission', icon: 'icon-time' },
    conditions: [
      { alias: 'Umb.Condition.WorkspaceAlias', match: 'Umb.Workspace.Document' },
      { alias: 'Umb.Condition.WorkspaceContentTypeAlias', oneOf: KINDS },
    ],
  },
];

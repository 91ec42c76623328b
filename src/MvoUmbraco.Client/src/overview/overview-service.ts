import type { UmbControllerHost } from '@umbraco-cms/backoffice/controller-api';
import { umbHttpClient } from '@umbraco-cms/backoffice/http-client';
import { tryExecute } from '@umbraco-cms/backoffice/resources';
import type { Overview } from './overview.js';

/** Answers the overview, or why it cannot be had. */
export type OverviewService = (host: UmbControllerHost) => Promise<{ data?: Overview; error?: { message: string } }>;

export const readOverview: OverviewService = (host) =>
  tryExecute(
    host,
    umbHttpClient.get<{ 200: Overview }>({ url: '/api/mvo/v1/overview', security: [{ scheme: 'bearer', type: 'http' }] }),
    { disableNotifications: true },
  );

// This host ends a session at once: the next request of every page that has it is refused. The client then asks the user to
// sign in again, in a window of its own; but that window finds the tokens of the ended session, which by the clock are still
// good, tries those and is closed. Without them it signs in.
import { UMB_AUTH_CONTEXT } from '@umbraco-cms/backoffice/auth';

export const onInit = (host) =>
  host.consumeContext(UMB_AUTH_CONTEXT, (auth) =>
    host.observe(auth?.timeoutSignal, () => auth.clearTokenStorage(), 'endedSession'),
  );

export const onUnload = () => {};

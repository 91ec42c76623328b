import { fileURLToPath } from 'node:url';

/** This folder. */
export const here = fileURLToPath(new URL('.', import.meta.url));

/** What is built: the client and the package of the host, as the server finds them. */
export const dist = fileURLToPath(new URL('./dist', import.meta.url));

/** The client, served under /umbraco/backoffice/. */
export const backoffice = fileURLToPath(new URL('./dist/backoffice', import.meta.url));

import { manifests as agenda } from './agenda/manifests.js';
import { manifests as attachments } from './attachments/manifests.js';
import { manifests as icons } from './icons/manifests.js';
import { manifests as texts } from './lang/manifests.js';
import { manifests as overview } from './overview/manifests.js';
import { manifests as section } from './section/manifests.js';
import { manifests as submissions } from './submissions/manifests.js';

/** What the package brings to the backoffice. */
export const manifests: Array<UmbExtensionManifest> = [...section, ...overview, ...submissions, ...agenda, ...attachments, ...icons, ...texts];

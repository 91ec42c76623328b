export const manifests: Array<UmbExtensionManifest> = [
  { type: 'localization', alias: 'Mvo.Localization.En', name: 'English', meta: { culture: 'en' }, js: () => import('./en.js') },
  { type: 'localization', alias: 'Mvo.Localization.Nl', name: 'Nederlands', meta: { culture: 'nl' }, js: () => import('./nl.js') },
  { type: 'localization', alias: 'Mvo.Localization.Fr', name: 'Français', meta: { culture: 'fr' }, js: () => import('./fr.js') },
];

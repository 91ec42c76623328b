export const manifests: Array<UmbExtensionManifest> = [
  { type: 'icons', alias: 'Mvo.Icons', name: 'MvoUmbraco icons', js: () => import('./icons.js') },
];

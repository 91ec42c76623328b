/**
 * What Umbraco's own Dutch and French say nothing about, of the editors that the content model asks for; without it their
 * users read it in English.
 */
const umbraco = {
  nl: {
    dateTimePicker: {
      local: 'Lokaal',
      emptyDate: 'Vul de datum in.',
      emptyTimeZone: 'Kies de tijdzone.',
      invalidTimeZone: 'Deze tijdzone is niet toegelaten; kies een andere.',
    },
  },
  fr: {
    dateTimePicker: {
      local: 'Local',
      emptyDate: 'Indiquez la date.',
      emptyTimeZone: 'Choisissez le fuseau horaire.',
      invalidTimeZone: 'Ce fuseau horaire n’est pas autorisé ; choisissez-en un autre.',
    },
  },
};

export const manifests: Array<UmbExtensionManifest> = [
  { type: 'localization', alias: 'Mvo.Localization.En', name: 'English', meta: { culture: 'en' }, js: () => import('./en.js') },
  { type: 'localization', alias: 'Mvo.Localization.Nl', name: 'Nederlands', meta: { culture: 'nl' }, js: () => import('./nl.js') },
  { type: 'localization', alias: 'Mvo.Localization.Fr', name: 'Français', meta: { culture: 'fr' }, js: () => import('./fr.js') },
  { type: 'localization', alias: 'Mvo.Localization.Nl.Umbraco', name: 'Nederlands van Umbraco', meta: { culture: 'nl', localizations: umbraco.nl } },
  { type: 'localization', alias: 'Mvo.Localization.Fr.Umbraco', name: 'Français d’Umbraco', meta: { culture: 'fr', localizations: umbraco.fr } },
];

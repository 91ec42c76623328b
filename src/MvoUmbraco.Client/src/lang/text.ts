import type { UmbLocalizationController } from '@umbraco-cms/backoffice/localization-api';
import type { Texts } from './en.js';

type Entries = Texts['mvo'];

export type TextKey = keyof Entries;

type Arguments<Entry> = Entry extends (...args: infer Args) => string ? Args : [];

/** A text of this package in the language of the user; the compiler checks the key and what the text speaks of. */
export const text = <Key extends TextKey>(
  localize: UmbLocalizationController,
  key: Key,
  ...args: Arguments<Entries[Key]>
): string => localize.term(`mvo_${key}`, ...args);

import { expect } from '@open-wc/testing';
import en from './en.js';
import fr from './fr.js';
import nl from './nl.js';

describe('texts', () => {
  for (const [language, texts] of Object.entries({ nl, fr })) {
    it(`of ${language} are all there and none is left in English`, () => {
      expect(Object.keys(texts.mvo)).to.have.members(Object.keys(en.mvo));
      const same = Object.entries(texts.mvo).filter(
        ([key, text]) => typeof text === 'string' && text.includes(' ') && text === en.mvo[key as keyof typeof en.mvo],
      );
      expect(same).to.deep.equal([]);
    });
  }
});

// One build with an entry per import-map target and one for the app: what an extension imports as
// '@umbraco-cms/backoffice/...' is then the very module instance that the app runs on.
import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vite';
import { backoffice, dist, here } from './folders.mjs';

const base = '/umbraco/backoffice/';

const packageFile = (path) => join(here, 'node_modules', path);
const client = packageFile('@umbraco-cms/backoffice/dist-cms');
const { importmap } = JSON.parse(readFileSync(`${client}/umbraco-package.json`, 'utf8'));

const entries = Object.fromEntries(
  ['apps/app/app.element', ...Object.values(importmap.imports).map((url) => url.slice(base.length, -'.js'.length))]
    .map((name) => [name, `${client}/${name}.js`]));

// What every page needs is read in a few large files, the rest one by one when it is first used. A group per package of
// the client would look tidier and pull all that is lazy (an editor of 4 MB among it) into the first load.
const groups = [
  { name: 'vendor', test: /node_modules[\\/](@?lit|@lit-labs|rxjs|@umbraco-ui|luxon|dompurify|@microsoft[\\/]signalr|uuid)[\\/-]/ },
  { name: 'icons', test: /icon-registry[\\/]icons[\\/]/ },
  { name: 'core', test: /dist-cms[\\/](libs|packages[\\/]core)[\\/]/ },
  { name: 'manifests', test: /[\\/]manifests?\.js$/ },
];

// The bundler knows only of modules; these files are copied.
const fontNotice = `
---

## Lato - the font (OFL-1.1)

Copyright (c) 2010-2015 by tyPoland Lukasz Dziedzic (http://www.typoland.com/) with Reserved Font Name "Lato".
Licensed under the SIL Open Font License, Version 1.1 (https://openfontlicense.org).
`;

export default defineConfig({
  root: client,
  base,
  logLevel: 'warn',
  publicDir: false,
  plugins: [{
    name: 'files-that-are-not-modules',
    closeBundle() {
      cpSync(join(here, 'css'), join(backoffice, 'css'), { recursive: true });
      cpSync(packageFile('@umbraco-ui/uui-css/dist/uui-css.css'), join(backoffice, 'css/uui-css.css'));
      cpSync(packageFile('@umbraco-ui/uui-css/assets/fonts/lato'), join(backoffice, 'assets/fonts/lato'), { recursive: true });
      cpSync(join(here, 'assets'), join(backoffice, 'assets'), { recursive: true });
      writeFileSync(join(backoffice, 'importmap.json'), JSON.stringify(importmap));
      cpSync(join(here, 'App_Plugins'), join(dist, 'App_Plugins'), { recursive: true });
      appendFileSync(join(backoffice, 'third-party-notices.md'), fontNotice);
    },
  }],
  build: {
    outDir: backoffice,
    emptyOutDir: true,
    target: 'es2022',
    license: { fileName: 'third-party-notices.md' },
    modulePreload: false,
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 8192,
    rolldownOptions: {
      input: entries,
      // Extensions import what the app itself does not: nothing may be dropped from an entry.
      preserveEntrySignatures: 'strict',
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
        codeSplitting: { groups },
      },
    },
  },
  worker: {
    format: 'es',
    rolldownOptions: { output: { entryFileNames: 'assets/[name]-[hash].js', chunkFileNames: 'assets/[name]-[hash].js' } },
  },
});

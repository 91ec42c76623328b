import { defineConfig } from 'vite';

// Lit, UUI, RxJS and everything else of the backoffice come from the client that runs the extension, through its import
// map: a second copy of any of them would not see the first one's contexts.
export default defineConfig({
  base: '/App_Plugins/MvoUmbraco/',
  build: {
    target: 'es2022',
    outDir: 'wwwroot',
    emptyOutDir: true,
    lib: { entry: 'src/bundle.ts', formats: ['es'], fileName: () => 'bundle.js' },
    rolldownOptions: {
      external: [/^@umbraco-cms\//],
      output: { chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});

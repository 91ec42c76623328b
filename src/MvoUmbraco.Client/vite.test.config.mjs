import { defineConfig } from 'vite';

// The component tests with everything they stand on, the backoffice client of the lock file included, in one file: a
// browser loads it in a second, and the thousands of modules it comes from in half a minute.
export default defineConfig({
  publicDir: false,
  logLevel: 'warn',
  build: {
    target: 'es2022',
    outDir: 'obj/tests',
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      // The test runner's own, from its server.
      external: [/^\/__web-/],
      input: 'src/testing/all.ts',
      output: { entryFileNames: 'all.js' },
    },
  },
});

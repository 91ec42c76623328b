// Every test of the package, in one file for the browser.
import.meta.glob('../**/*.test.ts', { eager: true });

import { writeFileSync } from 'node:fs';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';

// MVO_TEST_RESULTS names a file for the outcome of every test, as `dotnet test` reads it:
// [{ "name": "suite › test", "passed": true, "error": "…" }]
const resultsFile = process.env.MVO_TEST_RESULTS;

const results = () => ({
  onTestRunFinished({ sessions }) {
    const outcomes = [];
    const read = (suite, path) => {
      suite.tests.forEach(({ name, passed, skipped, error }) =>
        outcomes.push({ name: [...path, name].join(' › '), passed: passed || skipped, error: error && `${error.message}\n${error.stack ?? ''}` }),
      );
      suite.suites.forEach((inner) => read(inner, [...path, inner.name]));
    };
    sessions.forEach(({ testResults, errors }) => {
      if (testResults) read(testResults, []);
      errors.forEach((error) => outcomes.push({ name: 'test page', passed: false, error: error.message }));
    });
    writeFileSync(resultsFile, JSON.stringify(outcomes));
  },
});

export default {
  files: 'obj/tests/all.js',
  rootDir: '.',
  nodeResolve: false,
  // An accessibility check takes a second or two where many things run at once.
  testFramework: { config: { timeout: 20_000 } },
  testsStartTimeout: 60_000,
  testsFinishTimeout: 120_000,
  reporters: [defaultReporter(), ...(resultsFile ? [results()] : [])],
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] },
    }),
  ],
};

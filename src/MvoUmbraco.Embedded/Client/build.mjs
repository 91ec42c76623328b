// Brings dist/ up to date: installs from the lock file, bundles, compresses; each only when what it is made of changed,
// by content and not by date, and never twice at once, however many builds of the solution run side by side.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { compressFolder } from './compress.mjs';
import { dist, here } from './folders.mjs';
import { holding } from './lock.mjs';

const installing = ['.npmrc', 'package.json', 'package-lock.json'];
const bundling = [
  ...installing,
  ...readdirSync(here).filter((name) => name.endsWith('.mjs')),
  ...['App_Plugins', 'assets', 'css'].flatMap(filesIn),
];

function filesIn(folder) {
  return readdirSync(join(here, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(here, join(entry.parentPath, entry.name)))
    .sort();
}

function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update('\0').update(readFileSync(join(here, file))).update('\0');
  return hash.digest('hex');
}

/** Does the work unless the stamp says that it was done for the very same files. What fails half-way is done again; the stamp is always the newest of all. */
async function onceFor(files, stamp, work) {
  const wanted = fingerprint(files);
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    rmSync(stamp, { force: true });
    await work();
  }

  writeFileSync(stamp, wanted);
}

function run(command, ...args) {
  // A shell, since npm is a script that Windows does not start by itself; no argument comes from outside.
  execFileSync([command, ...args].join(' '), { cwd: here, shell: true, stdio: 'inherit' });
}

await holding(join(here, '.build-lock'), async () => {
  await onceFor(installing, join(here, 'node_modules', '.installed'), () => {
    console.log('Installing the packages of the backoffice client');
    run('npm', 'ci', '--ignore-scripts', '--loglevel=error');
  });
  await onceFor(bundling, join(dist, '.built'), async () => {
    console.log('Bundling the backoffice client');
    rmSync(dist, { recursive: true, force: true });
    run('npx', '--no-install', 'vite', 'build');
    await compressFolder(dist);
  });
});

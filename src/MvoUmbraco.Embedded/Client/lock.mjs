import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Does the work while no other process holds the lock, which is a file with the process id of its holder. A holder that
 * was killed is recognised by its id and passed over.
 */
export async function holding(file, work) {
  while (!taken(file)) await wait(200);
  try {
    await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function taken(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }

  if (!lives(holderOf(file))) rmSync(file, { force: true });
  return false;
}

function holderOf(file) {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return 0;
    throw error;
  }
}

/** An id not yet written counts as living: its holder has just made the file. */
function lives(holder) {
  if (holder === 0) return true;
  try {
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

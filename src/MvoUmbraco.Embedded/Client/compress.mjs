// Beside each file that is worth it: the same file as .br and .gz, as small as they get, so that a server only has to send.
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const compressible = new Set(['.js', '.css', '.json', '.svg', '.ttf', '.md']);

/** Below this many bytes a packet is sent either way. */
const worthIt = 1024;

/** Bytes of input from which the best brotli takes seconds for a few per cent. */
const large = 1_500_000;

const best = [
  ['.br', (bytes) => promisify(brotliCompress)(bytes, { params: {
    [constants.BROTLI_PARAM_QUALITY]: bytes.length > large ? 9 : 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    [constants.BROTLI_PARAM_LGWIN]: 22,
  } })],
  ['.gz', (bytes) => promisify(gzip)(bytes, { level: 9 })],
];

async function compressFile(path) {
  const bytes = await readFile(path);
  if (bytes.length < worthIt) return;
  for (const [suffix, compress] of best) {
    const smaller = await compress(bytes);
    if (smaller.length < bytes.length * 0.9) await writeFile(path + suffix, smaller);
  }
}

export async function compressFolder(folder) {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && compressible.has(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name));
  const workers = Array.from({ length: availableParallelism() + 1 }, async () => {
    for (let file = files.pop(); file; file = files.pop()) await compressFile(file);
  });
  await Promise.all(workers);
}

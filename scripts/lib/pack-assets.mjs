import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** What is worth packing: text, and above the size of one packet. */
const packable = /\.(js|css|svg|json|map)$/;
const worthBytes = 1400;

/**
 * Puts a brotli and a gzip copy beside each text file of a folder, for the server to send as they are.
 *
 * @param {string} folder built assets
 * @returns {number} how many files were packed
 */
export function packAssets(folder) {
  let packed = 0;
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    if (!packable.test(name) || statSync(file).size < worthBytes) continue;
    const content = readFileSync(file);
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
    writeFileSync(
      `${file}.br`,
      brotliCompressSync(content, {
        params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
      }),
    );
    packed += 1;
  }
  return packed;
}

import { randomBytes } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeDataDir } from './data-dir.ts';
import type { Config } from './load-config.ts';

/** A configuration in which nothing secret is missing. */
export interface ServerConfig extends Config {
  readonly sealKey: string;
}

interface Kept {
  readonly sealKey: string;
}

/**
 * Fills in a seal key that is not set with a random one, kept in the data directory (mode 600), so that seals are signed
 * alike after a restart. In production `checkSafe` has already required it.
 */
export async function withSecrets(config: Config): Promise<ServerConfig> {
  if (config.sealKey !== undefined) return { ...config, sealKey: config.sealKey };
  await makeDataDir(config.dataDir);
  const { sealKey } = await keep(join(config.dataDir, 'secrets.json'));
  return Object.freeze({ ...config, sealKey });
}

async function keep(file: string): Promise<Kept> {
  const existing = await readFile(file, 'utf8').catch(() => undefined);
  if (existing !== undefined) return JSON.parse(existing) as Kept;
  const fresh: Kept = { sealKey: random() };
  const partial = `${file}.${process.pid}`;
  await writeFile(partial, `${JSON.stringify(fresh, null, 2)}\n`, { mode: 0o600 });
  try {
    // Whole or not at all, and the first of two starters wins.
    await link(partial, file);
    return fresh;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return JSON.parse(await readFile(file, 'utf8')) as Kept;
  } finally {
    await rm(partial, { force: true });
  }
}

function random(): string {
  return randomBytes(36).toString('base64url');
}

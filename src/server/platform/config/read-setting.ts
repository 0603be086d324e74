import type { SettingName } from './settings.ts';
import { StartupError } from './startup-error.ts';

/** Where settings come from; `process.env` fits. */
export type Environment = Readonly<Partial<Record<string, string>>>;

/** The trimmed value; undefined when unset or empty. */
export function text(env: Environment, name: SettingName): string | undefined {
  return env[name]?.trim() || undefined;
}

/** A whole number between two bounds. */
export function integer(
  env: Environment,
  name: SettingName,
  standard: number,
  min: number,
  max: number,
): number {
  const given = text(env, name);
  if (given === undefined) return standard;
  const value = Number(given);
  if (!/^\d+$/.test(given) || value < min || value > max) {
    throw bad(name, given, `Write a whole number from ${min} to ${max}, or leave it out for ${standard}.`);
  }
  return value;
}

/** One of a set of words. */
export function oneOf<W extends string>(
  env: Environment,
  name: SettingName,
  words: readonly W[],
): W | undefined {
  const given = text(env, name);
  if (given === undefined) return undefined;
  const found = words.find((word) => word === given);
  if (found === undefined) throw bad(name, given, `Write one of: ${words.join(', ')}.`);
  return found;
}

/** Words separated by commas. */
export function list(env: Environment, name: SettingName): readonly string[] {
  return (text(env, name) ?? '').split(',').flatMap((part) => part.trim() || []);
}

/** An address of one of the given schemes. Never repeated in the error: it may hold a password. */
export function url(env: Environment, name: SettingName, schemes: readonly string[]): string | undefined {
  const given = text(env, name);
  if (given === undefined) return undefined;
  const advice = `Write an address that starts with ${schemes.map((s) => `${s}//`).join(' or ')}.`;
  if (!URL.canParse(given)) throw new StartupError('badSetting', `${name} is not an address.`, advice);
  if (!schemes.includes(new URL(given).protocol)) {
    throw new StartupError('badSetting', `${name} is an address of another kind.`, advice);
  }
  return given;
}

/** A secret of at least `min` characters; never repeated in the error. */
export function secret(env: Environment, name: SettingName, min: number): string | undefined {
  const given = text(env, name);
  if (given === undefined) return undefined;
  if (given.length < min) {
    throw new StartupError(
      'badSetting',
      `${name} has ${given.length} characters.`,
      `Use at least ${min} random ones, for instance from: openssl rand -base64 48`,
    );
  }
  return given;
}

function bad(name: SettingName, given: string, advice: string): StartupError {
  return new StartupError('badSetting', `${name} is "${given}".`, advice);
}

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { groundIds } from '../domain/disclosure/index.ts';
import { errorCodes } from '../domain/kernel/errors.ts';
import { linkTypeNames } from '../domain/kernel/links.ts';
import { permissions } from '../domain/kernel/permissions.ts';
import type { ProcessDefinition } from '../domain/kernel/process.ts';
import { membershipRoles } from '../domain/kernel/roles.ts';
import { languages } from '../domain/kernel/text.ts';
import { processes } from '../domain/processes.ts';
import { languageTags, textModules } from './index.ts';

const here = resolve(fileURLToPath(import.meta.url), '..');
const read = (language: string, module: string) =>
  JSON.parse(readFileSync(join(here, language, `${module}.json`), 'utf8')) as Record<string, string>;
const catalogueOf = (language: string): Record<string, string> =>
  Object.assign({}, ...textModules.map((m) => read(language, m)));
const nb = catalogueOf('nb');

interface Element {
  readonly type: number;
  readonly value?: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly Element[] }>>;
}
/** Arguments of a message, also those inside its choices. Literal text is type 0, `#` is type 7. */
function argumentsOf(elements: readonly Element[]): string[] {
  return elements.flatMap((e) => [
    ...(e.type !== 0 && e.type !== 7 && e.value !== undefined ? [e.value] : []),
    ...Object.values(e.options ?? {}).flatMap((o) => argumentsOf(o.value)),
  ]);
}
const args = (message: string, language: 'nb' | 'nn' | 'en') =>
  [
    ...new Set(argumentsOf(new IntlMessageFormat(message, languageTags[language]).getAst() as Element[])),
  ].sort();

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return name === 'texts' && folder.endsWith('src') ? [] : sources(path);
    return /\.tsx?$/.test(name) && !name.includes('.test.') ? [readFileSync(path, 'utf8')] : [];
  });
}

describe('the catalogues', () => {
  it.each(languages)('has every module and nothing else (%s)', (language) => {
    const files = readdirSync(join(here, language)).map((f) => f.replace('.json', ''));
    expect(files.sort()).toEqual([...textModules].sort());
  });

  it.each(['nn', 'en'])('%s has the keys of nb, and none besides', (language) => {
    for (const module of textModules)
      expect(Object.keys(read(language, module)).sort(), module).toEqual(
        Object.keys(read('nb', module)).sort(),
      );
  });

  it.each(languages)(
    'every message of %s is well formed, says something and takes what nb takes',
    (language) => {
      for (const [key, message] of Object.entries(catalogueOf(language))) {
        expect(message.trim(), key).not.toBe('');
        expect(args(message, language), key).toEqual(args(nb[key] ?? '', 'nb'));
      }
    },
  );

  it('no key stands in two modules', () => {
    const all = textModules.flatMap((m) => Object.keys(read('nb', m)));
    expect(all.length).toBe(new Set(all).size);
  });

  it('every key is used somewhere, whole or by the beginning it is put together from', () => {
    const text = sources(resolve(here, '..')).join('\n');
    // Read once: looking through all of it for each key took longer than all other unit tests together.
    const whole = new Set([...text.matchAll(/(['"`])([\w.-]+)\1/g)].map((m) => m[2]));
    const begun = new Set([...text.matchAll(/`([\w.-]+)\.\$\{/g)].map((m) => m[1]));
    const unused = Object.keys(nb).filter((key) => {
      if (whole.has(key)) return false;
      const parts = key.split('.');
      if (parts.some((_, i) => begun.has(parts.slice(0, i).join('.')))) return false;
      // The words of processes are found by convention (shared/texts/process-texts.ts).
      return !key.startsWith('process.');
    });
    expect(unused).toEqual([]);
  });
});

describe.each(Object.values(processes).map((d): [string, ProcessDefinition] => [d.kind, d]))(
  'the words of %s',
  (kind, d) => {
    const need = (...parts: string[]) =>
      expect(nb, parts.join('.')).toHaveProperty([['process', kind, ...parts].join('.')]);
    const field = (name: string) =>
      expect(`process.${kind}.field.${name}` in nb || `field.${name}` in nb, name).toBe(true);

    it('name it and say what it is for', () => {
      for (const part of ['name', 'plural', 'new', 'purpose', 'input', 'effect']) need(part);
    });
    it('name every state, transition and criterion, and everything a transition sets off', () => {
      for (const s of Object.keys(d.states)) need('state', s);
      for (const [name, t] of Object.entries(d.transitions)) {
        need('transition', name);
        for (const s of t.starts ?? []) need('starts', s);
      }
      for (const c of Object.keys(d.criteria)) need('criterion', c);
    });
    it('name every field with its columns and choices', () => {
      for (const [name, f] of Object.entries(d.fields)) {
        field(name);
        if (f.type === 'choice')
          for (const c of f.choices)
            expect(`process.${kind}.choice.${name}.${c}` in nb || `choice.${name}.${c}` in nb, c).toBe(true);
        if (f.type === 'rows') for (const c of f.columns) need('field', name, c.name);
      }
    });
  },
);

describe('what is put together from data', () => {
  it('names every ground of keeping something back', () => {
    for (const id of groundIds) expect(nb[`disclosure.ground.${id}`], id).toBeTruthy();
  });
  it('has words for every role, error, link and permission', () => {
    for (const r of [...Object.keys(membershipRoles), 'owner', 'creator', 'anyone'])
      expect(nb).toHaveProperty([`role.${r}`]);
    for (const code of Object.keys(errorCodes)) {
      expect(nb).toHaveProperty([`problem.${code}.title`]);
      expect(nb).toHaveProperty([`problem.${code}.advice`]);
    }
    for (const type of linkTypeNames) {
      expect(nb).toHaveProperty([`link.${type}.up`]);
      expect(nb).toHaveProperty([`link.${type}.down`]);
    }
    for (const p of Object.keys(permissions)) expect(nb).toHaveProperty([`settings.scope.${p}`]);
  });
  it('has words for everything that can stand in the way', () => {
    for (const code of [
      'wrong_state',
      'role',
      'field',
      'criterion',
      'approval',
      'self_approval',
      'reason',
      'token_scope',
    ])
      expect(nb).toHaveProperty([`missing.${code}`]);
  });
});

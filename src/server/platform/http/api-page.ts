import type { Language } from '../../../domain/kernel/text.ts';
import { languageTags, type TextKey } from '../../../texts/index.ts';
import type { Texts } from '../texts/texts.ts';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly description?: string;
  readonly schema: unknown;
}
interface Response {
  readonly $ref?: string;
  readonly description?: string;
  readonly content?: Readonly<Record<string, { readonly schema: unknown }>>;
}
interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly 'x-permission': string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: unknown }>> };
  readonly responses: Readonly<Record<string, Response>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Text as HTML, also within quotes. */
const html = (text: string): string => text.replace(/[&<>"]/g, (c) => escapes[c] ?? c);

/** The OpenAPI document as a page to read: no script, one stylesheet. The contract's own words are English. */
export function apiPage(
  document: Record<string, unknown>,
  texts: Texts,
  language: Language,
  styles: string,
): string {
  const { paths, components } = document as unknown as Document;
  const t = (key: TextKey) => html(texts.text(language, key));
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  const tags = [...new Set(operations.map((o) => o.operation.tags[0] ?? ''))];

  const words = (text: string): string => html(text).replace(/`([^`]+)`/g, '<code>$1</code>');
  const code = (value: unknown, indent = 2): string => {
    const text = html(JSON.stringify(value, null, indent));
    return text.replace(
      /#\/components\/schemas\/([A-Za-z0-9_]+)/g,
      (reference, name: string) => `<a href="#schema-${name}">${reference}</a>`,
    );
  };
  const folded = (title: string, value: unknown): string =>
    `<details><summary>${title}</summary><pre lang="en"><code>${code(value)}</code></pre></details>`;
  const parameters = (list: readonly Parameter[]): string =>
    `<table><caption>${t('api.parameters')}</caption><thead><tr><th scope="col">${t('api.name')}</th><th scope="col">${t('api.place')}</th><th scope="col">${t('api.form')}</th></tr></thead><tbody>${list
      .map(
        (p) =>
          `<tr><th scope="row"><code>${html(p.name)}</code>${p.required ? ` (${t('api.required')})` : ''}</th><td>${html(p.in)}</td><td lang="en">${p.description ? `${words(p.description)} ` : ''}<code>${code(p.schema, 0)}</code></td></tr>`,
      )
      .join('')}</tbody></table>`;
  const operation = ({ path, method, operation: o }: (typeof operations)[number]): string => {
    const content = (r: Response) => Object.values(r.content ?? {})[0]?.schema;
    const [done, reply] = Object.entries(o.responses).find(([status]) => Number(status) < 300) ?? ['', {}];
    const problems = Object.entries(o.responses)
      .filter(([status]) => Number(status) >= 300)
      .map(
        ([status, r]) => `${status} ${r.$ref?.split('/').at(-1) ?? r.description?.replaceAll('`', '') ?? ''}`,
      );
    return [
      `<section aria-labelledby="${html(o.operationId)}"><h3 id="${html(o.operationId)}"><code>${method} ${html(path)}</code></h3>`,
      `<p lang="en">${words(o.summary)}</p><p>${t('api.permission')}: <code>${html(o['x-permission'])}</code></p>`,
      o.parameters ? parameters(o.parameters) : '',
      o.requestBody ? folded(t('api.body'), Object.values(o.requestBody.content)[0]?.schema) : '',
      folded(`${t('api.reply')} ${done}`, content(reply)),
      `<p>${t('api.problems')}: <code>${html(problems.join('; '))}</code></p></section>`,
    ].join('');
  };
  const group = (tag: string): string =>
    `<h2 id="tag-${html(tag)}" lang="en">${html(tag)}</h2>${operations
      .filter((o) => o.operation.tags[0] === tag)
      .map(operation)
      .join('')}`;

  return `<!doctype html><html lang="${languageTags[language]}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${t('api.title')}</title><link rel="stylesheet" href="${styles}"></head><body><header><h1>${t('api.title')}</h1><p>${t('api.intro')}</p><p>${t('api.signIn')}</p><p><a href="/api/v1/openapi.json" download>${t('api.document')}</a></p></header><nav aria-labelledby="contents"><h2 id="contents">${t('api.contents')}</h2><ul lang="en">${tags
    .map((tag) => `<li><a href="#tag-${html(tag)}">${html(tag)}</a></li>`)
    .join(
      '',
    )}</ul></nav><main>${tags.map(group).join('')}<h2 id="schemas">${t('api.schemas')}</h2>${Object.entries(
    components.schemas,
  )
    .map(
      ([name, schema]) =>
        `<section aria-labelledby="schema-${name}"><h3 id="schema-${name}"><code>${name}</code></h3><pre lang="en"><code>${code(schema)}</code></pre></section>`,
    )
    .join('')}</main></body></html>`;
}

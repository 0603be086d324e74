/** The parts of an OpenAPI 3.1 document that the reference page shows. */
export interface OpenApi {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: {
    readonly schemas?: Readonly<Record<string, Schema>>;
    readonly responses?: Readonly<Record<string, Answer>>;
  };
}

/** A JSON schema, as far as it is shown. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly default?: unknown;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly additionalProperties?: boolean | Schema;
}

/** An answer of an operation. */
export interface Answer {
  readonly $ref?: string;
  readonly description?: string;
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

/** One thing that can be called. */
export interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly 'x-permission'?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly description?: string;
    readonly schema?: Schema;
  }[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };
  readonly responses: Readonly<Record<string, Answer>>;
}

/** An operation with where it is called. */
export interface Call extends Operation {
  readonly method: string;
  readonly path: string;
}

/** All operations, in the order of the document. */
export function callsOf(document: OpenApi): readonly Call[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      method: method.toUpperCase(),
      path,
    })),
  );
}

/** Follows a reference into the document; the last part of its name with it. */
export function resolve<T extends { readonly $ref?: string }>(
  document: OpenApi,
  thing: T,
): { readonly value: T; readonly name: string | null } {
  if (!thing.$ref) return { value: thing, name: null };
  const parts = thing.$ref.replace(/^#\//, '').split('/');
  let at: unknown = document;
  for (const part of parts) at = (at as Readonly<Record<string, unknown>> | undefined)?.[part];
  return { value: (at ?? {}) as T, name: parts.at(-1) ?? null };
}

function example(document: OpenApi, schema: Schema, depth = 0): unknown {
  const { value: s } = resolve(document, schema);
  if (s.const !== undefined) return s.const;
  if (s.enum) return s.enum[0];
  if (s.default !== undefined) return s.default;
  if (s.anyOf?.[0]) return example(document, s.anyOf[0], depth + 1);
  const type = Array.isArray(s.type) ? s.type[0] : s.type;
  if (type === 'object' || s.properties)
    return depth > 3
      ? {}
      : Object.fromEntries(
          Object.entries(s.properties ?? {})
            .filter(([name], i) => s.required?.includes(name) || (!s.required && i < 2))
            .map(([name, p]) => [name, example(document, p, depth + 1)]),
        );
  if (type === 'array') return s.items ? [example(document, s.items, depth + 1)] : [];
  if (type === 'integer' || type === 'number') return s.minimum ?? 1;
  if (type === 'boolean') return true;
  return s.format === 'date' ? '2026-01-31' : s.format === 'date-time' ? '2026-01-31T12:00:00Z' : 'text';
}

/** How to call it from a command line. */
export function curlOf(document: OpenApi, call: Call, origin: string): string {
  const path = call.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    name === 'key' ? 'TIL-42' : `{${name}}`,
  );
  const lines = [`curl -X ${call.method} '${origin}${path}'`, `-H "Authorization: Bearer $RODTRAD_TOKEN"`];
  if (call.parameters?.some((p) => p.name === 'If-Match')) lines.push(`-H 'If-Match: "3"'`);
  const body = call.requestBody?.content?.['application/json']?.schema;
  if (body) {
    lines.push(`-H 'Content-Type: application/json'`);
    lines.push(`-d '${JSON.stringify(example(document, body))}'`);
  }
  return lines.join(' \\\n  ');
}

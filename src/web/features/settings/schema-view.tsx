import { useTexts } from '../../shared/texts/texts-context.ts';
import { type OpenApi, resolve, type Schema } from './openapi.ts';

function rules(s: Schema): string {
  return [
    s.format,
    s.enum ? s.enum.map(String).join(' | ') : null,
    s.const !== undefined ? String(s.const) : null,
    s.minimum !== undefined ? `≥ ${s.minimum}` : null,
    s.maximum !== undefined ? `≤ ${s.maximum}` : null,
    s.minLength !== undefined || s.maxLength !== undefined
      ? `${s.minLength ?? 0}–${s.maxLength ?? '∞'}`
      : null,
    s.pattern ?? null,
    s.default !== undefined ? `= ${JSON.stringify(s.default)}` : null,
  ]
    .filter(Boolean)
    .join(' · ');
}

function typeName(s: Schema, name: string | null): string {
  if (name) return name;
  if (s.anyOf) return s.anyOf.map((a) => typeName(a, a.$ref?.split('/').at(-1) ?? null)).join(' | ');
  const type = Array.isArray(s.type) ? s.type.join(' | ') : (s.type as string | undefined);
  if (s.items) return `${typeName(s.items, s.items.$ref?.split('/').at(-1) ?? null)}[]`;
  return type ?? (s.properties ? 'object' : 'any');
}

interface SchemaViewProps {
  readonly document: OpenApi;
  readonly schema: Schema;
  readonly depth?: number;
}

/** A schema as nested lists; what is deep is folded. */
export function SchemaView({ document, schema, depth = 0 }: SchemaViewProps) {
  const { t } = useTexts();
  const { value: s } = resolve(document, schema);
  const inner = s.items
    ? resolve(document, s.items).value
    : s.anyOf
      ? resolve(document, s.anyOf[0] ?? {}).value
      : s;
  const properties = Object.entries(inner.properties ?? {});
  if (properties.length === 0)
    return (
      <p className="rt-schema-plain">
        <code>{typeName(s, null)}</code> <span className="rt-faint">{rules(s)}</span>
      </p>
    );
  return (
    <ul className="rt-schema">
      {properties.map(([name, property]) => {
        const { value, name: ref } = resolve(document, property);
        const below = value.items
          ? resolve(document, value.items).value
          : value.anyOf
            ? resolve(document, value.anyOf[0] ?? {}).value
            : value;
        const nested = below.properties !== undefined && depth < 4;
        return (
          <li key={name}>
            <code className="rt-schema-name">{name}</code>{' '}
            <code className="rt-faint">{typeName(value, ref)}</code>
            {inner.required?.includes(name) ? null : (
              <span className="rt-faint"> · {t('settings.optional')}</span>
            )}{' '}
            <span className="rt-faint">{rules(value)}</span>
            {value.description ? <div className="rt-schema-text">{value.description}</div> : null}
            {nested ? (
              <details>
                <summary>{t('settings.members.of', { name: typeName(value, ref) })}</summary>
                <SchemaView document={document} schema={property} depth={depth + 1} />
              </details>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

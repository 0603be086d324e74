/** A JSON Schema as plain data. */
export type SchemaData = { readonly [name: string]: unknown };

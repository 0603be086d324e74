/** The generated file, from the package's folder. */
export const generatedFile: string;
/** The text the generated file should have for the schema of a migrated database. */
export function generateTypes(url: string): Promise<string>;

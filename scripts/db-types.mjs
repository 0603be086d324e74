/**
 * Writes src/server/platform/db/schema.gen.ts from a freshly migrated database; with --check it only
 * says whether the file still agrees (exit 1 when not).
 *
 * The types follow the parsers in src/server/platform/db: bigint and numeric arrive as numbers, a date
 * as the string it is, an instant as a Date.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import codegen from 'kysely-codegen';
import { loadTypeScript } from './lib/load-ts.mjs';

const { ColumnTypeNode, IdentifierNode, PostgresDialect, UnionExpressionNode, generate } = codegen;
const root = resolve(fileURLToPath(import.meta.url), '..', '..');

/** The generated file, from the package's folder. */
export const generatedFile = 'src/server/platform/db/schema.gen.ts';

/**
 * The text the generated file should have for the schema of a migrated database.
 *
 * @param {string} url a connection string
 * @returns {Promise<string>}
 */
export async function generateTypes(url) {
  const dialect = new PostgresDialect({ dateParser: 'string', numericParser: 'number' });
  const number = new IdentifierNode('number');
  const written = new UnionExpressionNode([
    number,
    new IdentifierNode('string'),
    new IdentifierNode('bigint'),
  ]);
  dialect.adapter.definitions.Int8 = new ColumnTypeNode(number, written, written);
  const db = await dialect.introspector.connect({ connectionString: url, dialect });
  try {
    return await generate({
      db,
      dialect,
      excludePattern: 'schema_migration',
      outFile: null,
      print: false,
      typeOnlyImports: true,
      logger: { debug() {}, info() {}, success() {}, warn() {}, error: console.error },
    });
  } finally {
    await db.destroy();
  }
}

async function main() {
  const { startTestServer, templateUrl } = await loadTypeScript(join(root, 'test/harness/test-server.ts'));
  const server = await startTestServer();
  try {
    const text = await generateTypes(templateUrl(server.address));
    const file = join(root, generatedFile);
    const before = await readFile(file, 'utf8').catch(() => '');
    if (process.argv.includes('--check')) {
      if (before === text) return;
      console.error(`${generatedFile} does not agree with migrations/. Run: npm run db:types`);
      process.exitCode = 1;
    } else if (before !== text) {
      await writeFile(file, text);
      console.log(`${generatedFile} written`);
    } else {
      console.log(`${generatedFile} is up to date`);
    }
  } finally {
    await server.stop();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();

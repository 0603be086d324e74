import { runnerImport } from 'vite';

/**
 * Imports a TypeScript module into a script. Node 20 does not read TypeScript itself; Vite, which is
 * here anyway, does. Packages are loaded by Node as they are.
 *
 * @param {string} file an absolute path
 * @returns {Promise<Record<string, unknown>>} the module's exports
 */
export async function loadTypeScript(file) {
  const { module } = await runnerImport(file, { configFile: false, logLevel: 'error' });
  return module;
}

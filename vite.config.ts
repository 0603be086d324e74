import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { routeGroups } from './src/contract/index.ts';

/**
 * The client needs of each route only how it is called. This gives that as a small table made from the
 * contract at build time, so that the schemas (and the schema library) stay out of what a browser loads.
 */
function contractTable(): Plugin {
  const id = 'virtual:contract';
  const table = Object.fromEntries(
    Object.entries(routeGroups).map(([group, routes]) => [
      group,
      Object.fromEntries(
        Object.entries(routes).map(([name, r]) => [
          name,
          {
            method: r.method,
            path: r.path,
            ...('idempotent' in r && r.idempotent ? { idempotent: true } : {}),
          },
        ]),
      ),
    ]),
  );
  return {
    name: 'rodtrad-contract',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load: (source) =>
      source === `\0${id}` ? `export const contract = ${JSON.stringify(table)};` : undefined,
  };
}

const api = process.env.RODTRAD_API ?? 'http://127.0.0.1:3000';

/** The web half: `vite build` for browsers; `vite build --ssr FILE --outDir DIR` for pages rendered on the server. */
export default defineConfig({
  root: 'src/web',
  base: '/',
  publicDir: false,
  plugins: [react(), contractTable()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    // A font or picture written into the style sheet would be refused by the content security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1600,
    rolldownOptions: {
      // The screen, and the style of the public pages, which carry no script.
      input: ['index.html', 'features/public/public-entry.ts'].map((f) =>
        join(import.meta.dirname, 'src/web', f),
      ),
      treeshake: {
        // The design system puts its components together by assignment, which a bundler must take for a side effect:
        // without this, parts that no page uses (and a positioning library only they need) come along, 35 kB of them.
        moduleSideEffects: [{ test: /@digdir\/designsystemet-react/, sideEffects: false }],
      },
    },
  },
  server: {
    port: 5173,
    strictPort: false,
    proxy: Object.fromEntries(
      ['/api', '/auth', '/healthz', '/readyz', '/metrics'].map((path) => [
        path === '/api' ? '^/api/(?!docs)' : path,
        { target: api, changeOrigin: false },
      ]),
    ),
  },
});

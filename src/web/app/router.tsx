import { createBrowserRouter, type RouteObject } from 'react-router';
import { features } from './features.ts';
import { NotFound, RouteError } from './route-error.tsx';
import { Shell } from './shell.tsx';

/** Until the first page's chunk has come: nothing is better than a flash of something. */
function Nothing() {
  return null;
}

/** The pages of the screen: those of every feature and the matter's own page, inside the shell. */
export function createRouter() {
  const inside: RouteObject[] = [
    ...features.flatMap((f) => [...f.routes]),
    { path: 'new/:kind', lazy: () => import('../matter/lists/new-matter-page.tsx') },
    { path: 'matters/:key', lazy: () => import('../matter/matter-page.tsx') },
    { path: '*', Component: NotFound },
  ];
  return createBrowserRouter([
    ...features.flatMap((f) => [...(f.publicRoutes ?? [])]),
    {
      path: '/',
      Component: Shell,
      ErrorBoundary: RouteError,
      HydrateFallback: Nothing,
      children: [{ ErrorBoundary: RouteError, children: inside }],
    },
  ]);
}

import type { ComponentType } from 'react';
import type { RouteObject } from 'react-router';
import type { Permission } from '../../domain/kernel/permissions.ts';
import type { TextKey } from '../../texts/index.ts';

/** One entry of the navigation. */
export interface NavEntry {
  readonly to: string;
  readonly label: TextKey;
  readonly icon: ComponentType<{ readonly 'aria-hidden'?: boolean | 'true'; readonly fontSize?: string }>;
  /** Place in the navigation, ascending. */
  readonly order: number;
  /** Hidden for those who lack it. */
  readonly permission?: Permission;
  /** `g` and then this letter goes there. */
  readonly letter?: string;
  /** Other addresses that belong to this entry. */
  readonly also?: readonly string[];
  /** In the bar at the bottom of a phone. */
  readonly phone?: true;
}

/** Something that can be done from the palette besides going somewhere. */
export interface PaletteCommand {
  readonly label: TextKey;
  readonly permission?: Permission;
  readonly to: string;
}

/** How a feature plugs into the shell. Pages are lazy: `lazy: () => import('./page.tsx')` with `Component`. */
export interface Feature {
  /** Pages inside the shell, for the signed in; paths without a leading slash. */
  readonly routes: readonly RouteObject[];
  /** Pages outside the shell that anybody may read. */
  readonly publicRoutes?: readonly RouteObject[];
  readonly nav?: readonly NavEntry[];
  readonly commands?: readonly PaletteCommand[];
}

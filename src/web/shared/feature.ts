import type { ComponentType } from 'react';
import type { RouteObject } from 'react-router';
import type { MatterValue } from '../../contract/matters.ts';
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

/** What a part of a matter's page is given. `narrow`: in the panel at the side of a list. */
export interface MatterPartProps {
  readonly matter: MatterValue;
  readonly narrow: boolean;
}

/** A part that a feature puts into the page of a matter. */
export interface MatterPart {
  readonly id: string;
  /** Kinds it is for; absent: every kind. */
  readonly kinds?: readonly string[];
  /** `head`: beside the title; `top`: below the line of states; `main`: after the texts up to order 10, after the work below from 11 on; `aside`: below the facts; `stream`: before the history. */
  readonly place: 'head' | 'top' | 'main' | 'aside' | 'stream';
  /** Among the parts of the same place, ascending. */
  readonly order: number;
  /** Links that it shows already, as `type.up` or `type.down`: folded among the links of the page. */
  readonly links?: readonly string[];
  readonly load: () => Promise<{ readonly Part: ComponentType<MatterPartProps> }>;
}

/** What a part of the page of a node without a process is given. */
export interface NodePartProps {
  readonly node: { readonly key: string; readonly kind: string };
}

/** A part that a feature puts into the page of a node without a process (a meeting, a plan). */
export interface NodePart {
  readonly id: string;
  readonly kinds: readonly string[];
  /** `head`: beside the title; `foot`: below everything. */
  readonly place: 'head' | 'foot';
  /** Among the parts of the same place, ascending. */
  readonly order: number;
  readonly load: () => Promise<{ readonly Part: ComponentType<NodePartProps> }>;
}

/** Something always there in the top bar (the bell of notices). */
export interface TopBarPart {
  readonly id: string;
  readonly order: number;
  readonly Part: ComponentType;
}

/**
 * A section of the first page, lazily loaded. Below 50 it is something that waits for the reader, and shows nothing when
 * nothing does; from 50 on it is what they follow.
 */
export interface WorkPart {
  readonly id: string;
  readonly order: number;
  readonly load: () => Promise<{ readonly Part: ComponentType }>;
}

/** A way to look at the list of a kind besides table and board: a page of its own at `to`, shown among the views. */
export interface ListView {
  readonly kind: string;
  readonly to: string;
  readonly label: TextKey;
  readonly order: number;
  /** Hidden for those who lack it. */
  readonly permission?: Permission;
}

/** A page of the settings, shown among their tabs; its route is the feature's own. */
export interface SettingsEntry {
  readonly to: string;
  readonly label: TextKey;
  readonly order: number;
  /** Hidden for those who lack it. */
  readonly permission?: Permission;
}

/** How a feature plugs into the shell. Pages are lazy: `lazy: () => import('./page.tsx')` with `Component`. */
export interface Feature {
  /** Pages inside the shell, for the signed in; paths without a leading slash. */
  readonly routes: readonly RouteObject[];
  /** Pages outside the shell that anybody may read. */
  readonly publicRoutes?: readonly RouteObject[];
  readonly nav?: readonly NavEntry[];
  readonly commands?: readonly PaletteCommand[];
  readonly matterParts?: readonly MatterPart[];
  readonly nodeParts?: readonly NodePart[];
  readonly topBar?: readonly TopBarPart[];
  readonly workParts?: readonly WorkPart[];
  readonly listViews?: readonly ListView[];
  readonly settings?: readonly SettingsEntry[];
}

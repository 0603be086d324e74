import type { FastifyInstance } from 'fastify';
import type { Sessions } from '../auth/sessions.ts';
import type { ServerConfig } from '../config/index.ts';
import type { Services } from '../context.ts';
import type { Texts } from '../texts/texts.ts';

/** What a module's background tasks are given. */
export interface ModuleDependencies {
  readonly services: Services;
  readonly config: ServerConfig;
  readonly texts: Texts;
}

/** What a module is given when it is plugged in. */
export interface PluginDependencies extends ModuleDependencies {
  readonly sessions: Sessions;
}

/** Plugs a module in: its routes, and whatever it starts (to be stopped by an `onClose` hook). */
export type ServeModule = (app: FastifyInstance, dependencies: PluginDependencies) => void | Promise<void>;

import { contract } from 'virtual:contract';
import type { ProblemValue } from '../../../contract/common.ts';
import type { routeGroups } from '../../../contract/index.ts';
import type { Route, RouteInput, RouteReply } from '../../../contract/route.ts';
import { ApiError, networkProblem } from './problem.ts';

type Given<K extends string, T> = [T] extends [undefined]
  ? { readonly [P in K]?: unknown }
  : { readonly [P in K]: T };
type GivenQuery<T> = [T] extends [undefined]
  ? { readonly query?: undefined }
  : { readonly query?: Partial<T> };

/** What a call takes: the route's parameters, query and body, and the version for `If-Match`. */
export type CallInput<R extends Route> = Given<'params', RouteInput<R>['params']> &
  GivenQuery<RouteInput<R>['query']> &
  Given<'body', RouteInput<R>['body']> & {
    /** The version that was read; sent as `If-Match`. */
    readonly version?: number;
    readonly signal?: AbortSignal;
  };

type Groups = typeof routeGroups;
type Callable<R> = R extends Route
  ? Record<never, never> extends CallInput<R>
    ? (input?: CallInput<R>) => Promise<RouteReply<R>>
    : (input: CallInput<R>) => Promise<RouteReply<R>>
  : never;

/** Every route of the contract as a function: `api.matter.read({ params: { key } })`. Rejects with {@link ApiError}. */
export type Api = {
  readonly [G in keyof Groups]: { readonly [N in keyof Groups[G]]: Callable<Groups[G][N]> };
};

let csrf: string | null = null;
let onSignedOut: (() => void) | null = null;

/** Remembers the token that writes must carry (from the session). */
export function setCsrf(token: string | null): void {
  csrf = token;
}
/** Tells whom to call when the server says that nobody is signed in any more. */
export function setSignedOutHandler(handler: () => void): void {
  onSignedOut = handler;
}

function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join(
    '',
  );
}

interface LooseInput {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
  readonly version?: number;
  readonly signal?: AbortSignal;
  /** Sent as it is, in place of a body of JSON. */
  readonly file?: Blob;
}

function addressOf(path: string, input: LooseInput): string {
  const filled = path.replace(/:([A-Za-z]+)/g, (_, name: string) =>
    encodeURIComponent(String(input.params?.[name] ?? '')),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(input.query ?? {}))
    if (value !== undefined && value !== '') search.set(name, String(value));
  const text = search.toString();
  return text ? `${filled}?${text}` : filled;
}

async function send(group: string, name: string, input: LooseInput = {}): Promise<unknown> {
  const route = contract[group]?.[name];
  if (!route) throw new RangeError(`no route ${group}.${name}`);
  const headers: Record<string, string> = { accept: 'application/json' };
  if (route.method !== 'GET' && csrf) headers['x-csrf-token'] = csrf;
  if (input.version !== undefined) headers['if-match'] = `"${input.version}"`;
  if (route.idempotent) headers['idempotency-key'] = randomId();
  if (input.body !== undefined) headers['content-type'] = 'application/json';
  if (input.file) headers['content-type'] = 'application/octet-stream';
  let answer: Response;
  try {
    answer = await fetch(addressOf(route.path, input), {
      method: route.method,
      headers,
      credentials: 'same-origin',
      ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
      ...(input.file ? { body: input.file } : {}),
      ...(input.signal ? { signal: input.signal } : {}),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw networkProblem(error);
  }
  const text = await answer.text();
  const body: unknown =
    text && /json/.test(answer.headers.get('content-type') ?? '') ? JSON.parse(text) : null;
  if (answer.ok) return body;
  const given = (body ?? {}) as Partial<ProblemValue> & Record<string, unknown>;
  const problem = {
    type: 'about:blank',
    title: '',
    code: answer.status === 300 ? 'several' : 'internal',
    ...given,
    status: answer.status,
  };
  if (answer.status === 401 && problem.code === 'not_signed_in') onSignedOut?.();
  throw new ApiError(answer.status, problem);
}

/** The typed client of the whole API. */
export const api: Api = new Proxy({} as Api, {
  get: (_, group: string) =>
    new Proxy({}, { get: (__, name: string) => (input?: LooseInput) => send(group, name, input) }),
});

/** Attaches a file to a node: its bytes as they are. */
export function attachFile(
  key: string,
  name: string,
  file: Blob,
): Promise<RouteReply<Groups['collaboration']['attach']>> {
  return send('collaboration', 'attach', { params: { key }, query: { name }, file }) as Promise<
    RouteReply<Groups['collaboration']['attach']>
  >;
}

/** Calls a route by its names, for what is the same for every kind: `callKind('initiative', 'list', …)`. */
export function callKind<N extends 'list' | 'count' | 'groups' | 'bulkEdit' | 'create' | 'edit'>(
  kind: string,
  name: N,
  input: {
    readonly params?: { readonly key: string };
    readonly query?: Readonly<Record<string, string | number | undefined>>;
    readonly body?: unknown;
    readonly version?: number;
    readonly signal?: AbortSignal;
  },
): Promise<RouteReply<Groups['initiative'][N]>> {
  return send(kind, name, input) as Promise<RouteReply<Groups['initiative'][N]>>;
}

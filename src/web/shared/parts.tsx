import { type ComponentType, createContext, lazy, Suspense, useContext } from 'react';
import type {
  ListView,
  MatterPart,
  MatterPartProps,
  NodePart,
  NodePartProps,
  SettingsEntry,
  TopBarPart,
  WorkPart,
} from './feature.ts';

/** What the features put into pages they share; the app provides it, so that no page knows a feature. */
export interface Parts {
  readonly matter: readonly MatterPart[];
  readonly node: readonly NodePart[];
  readonly topBar: readonly TopBarPart[];
  readonly work: readonly WorkPart[];
  readonly views: readonly ListView[];
  readonly settings: readonly SettingsEntry[];
}

/** See {@link Parts}. */
export const PartsContext = createContext<Parts>({
  matter: [],
  node: [],
  topBar: [],
  work: [],
  views: [],
  settings: [],
});

const loaded = new Map<unknown, ComponentType<never>>();

/** The component of a part, loaded when first shown; the same one for as long as the page lives. */
function lazyPart<P>(part: {
  readonly load: () => Promise<{ readonly Part: ComponentType<P> }>;
}): ComponentType<P> {
  const known = loaded.get(part);
  if (known) return known as unknown as ComponentType<P>;
  const Part = lazy(async () => ({ default: (await part.load()).Part }));
  loaded.set(part, Part as unknown as ComponentType<never>);
  return Part as unknown as ComponentType<P>;
}

interface MatterPartsProps extends MatterPartProps {
  readonly place: MatterPart['place'];
  /** Only those whose order is above this. */
  readonly above?: number;
  /** Only those whose order is at most this. */
  readonly upTo?: number;
}

/** The parts that features have for one place of a matter's page, in order. */
export function MatterParts({ place, above = -1, upTo = 1000, ...props }: MatterPartsProps) {
  const parts = useContext(PartsContext).matter.filter(
    (p) =>
      p.place === place &&
      p.order > above &&
      p.order <= upTo &&
      (p.kinds === undefined || p.kinds.includes(props.matter.kind)),
  );
  return parts.map((p) => {
    const Part = lazyPart(p);
    return (
      <Suspense key={p.id} fallback={null}>
        <Part {...props} />
      </Suspense>
    );
  });
}

/** The parts that features have for one place of the page of a node without a process, in order. */
export function NodeParts({ place, node }: NodePartProps & { readonly place: NodePart['place'] }) {
  const parts = useContext(PartsContext).node.filter((p) => p.place === place && p.kinds.includes(node.kind));
  return parts.map((p) => {
    const Part = lazyPart(p);
    return (
      <Suspense key={p.id} fallback={null}>
        <Part node={node} />
      </Suspense>
    );
  });
}

/** The sections that features have for the first page, in order: what waits for the reader, or what they follow. */
export function WorkParts({ waiting }: { readonly waiting: boolean }) {
  const parts = useContext(PartsContext).work.filter((p) => p.order < 50 === waiting);
  return parts.map((p) => {
    const Part = lazyPart(p);
    return (
      <Suspense key={p.id} fallback={null}>
        <Part />
      </Suspense>
    );
  });
}

/** What features keep in the top bar, in order. */
export function TopBarParts() {
  return useContext(PartsContext).topBar.map(({ id, Part }) => <Part key={id} />);
}

/** The ways to look at the list of a kind that features add, in order. */
export function useListViews(kind: string): readonly ListView[] {
  return useContext(PartsContext).views.filter((v) => v.kind === kind);
}

/** The pages of the settings, in order. */
export function useSettingsPages(): readonly SettingsEntry[] {
  return useContext(PartsContext).settings;
}

/** The links that parts of a kind's page show already, as `type.up` or `type.down`. */
export function useShownLinks(kind: string): readonly string[] {
  return useContext(PartsContext)
    .matter.filter((p) => p.kinds === undefined || p.kinds.includes(kind))
    .flatMap((p) => [...(p.links ?? [])]);
}

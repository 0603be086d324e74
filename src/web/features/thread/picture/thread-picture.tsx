import { Button } from '@digdir/designsystemet-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { ThreadValue } from '../../../../contract/thread.ts';
import { useTexts } from '../../../shared/texts/texts-context.ts';
import { Card } from './card.tsx';
import { type Layout, type PlacedEdge, type PlacedItem, sizes } from './lay-out.ts';
import { type StepKey, step, stepKeys } from './step.ts';
import { usePicture } from './use-picture.ts';
import './picture.css';

const zooms = { least: 0.25, most: 2, by: 1.25 } as const;

interface ThreadPictureProps {
  readonly thread: ThreadValue;
  readonly selected: string;
  readonly onSelect: (key: string) => void;
}

/** The thread as a picture: lanes from origin to effect, the red line through what is selected. */
export function ThreadPicture({ thread, selected, onSelect }: ThreadPictureProps) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => new Set(search.getAll('open')));
  const [zoom, setZoom] = useState(1);
  const area = useRef<HTMLDivElement>(null);
  const { layout, path, pathLinks, cardOf } = usePicture(thread, opened, selected);
  const [at, setAt] = useState(() => cardOf.get(selected) ?? selected);
  const fit = () => {
    const width = area.current?.clientWidth ?? layout.width;
    setZoom(Math.min(1, Math.max(zooms.least, width / layout.width)));
  };
  const size = (by: number) => setZoom((z) => Math.min(zooms.most, Math.max(zooms.least, z * by)));
  useFirstView(area, layout, cardOf.get(thread.focus.key) ?? '', setZoom);
  usePanning(area);
  const select = (item: PlacedItem) => {
    setAt(item.id);
    onSelect(item.nodes[0].key);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === '+' || event.key === '-') {
      event.preventDefault();
      size(event.key === '+' ? zooms.by : 1 / zooms.by);
      return;
    }
    if (!(stepKeys as readonly string[]).includes(event.key)) return;
    event.preventDefault();
    const next = step(layout, at, event.key as StepKey, path);
    if (next) {
      select(next);
      focusCard(area.current, next.id);
    }
  };
  const present = layout.items.some((i) => i.id === at) ? at : (cardOf.get(thread.focus.key) ?? '');
  return (
    <div className="rt-picture">
      <div className="rt-picture-tools rt-tight">
        <Button variant="secondary" data-size="sm" onClick={() => size(1 / zooms.by)}>
          {t('thread.zoomOut')}
        </Button>
        <Button variant="secondary" data-size="sm" onClick={() => size(zooms.by)}>
          {t('thread.zoomIn')}
        </Button>
        <Button variant="secondary" data-size="sm" onClick={fit}>
          {t('thread.fit')}
        </Button>
        {opened.size > 0 ? (
          <Button variant="secondary" data-size="sm" onClick={() => setOpened(new Set())}>
            {t('thread.foldAll')}
          </Button>
        ) : null}
        <p className="rt-picture-keys">{t('thread.keys')}</p>
      </div>
      <div className="rt-picture-area" ref={area}>
        <svg
          viewBox={`0 0 ${layout.width} ${layout.height}`}
          width={layout.width * zoom}
          height={layout.height * zoom}
          onKeyDown={onKeyDown}
        >
          <title>{t('thread.picture')}</title>
          <Lanes layout={layout} />
          <Lines edges={layout.edges} pathLinks={pathLinks} />
          {layout.items.map((item) => (
            <Card
              key={item.id}
              item={item}
              onPath={path.has(item.id)}
              selected={item.id === present}
              focus={item.id === thread.focus.key}
              tabbable={item.id === present}
              onFocus={() => select(item)}
              onOpen={(href) => navigate(href)}
              onUnfold={() => setOpened(new Set([...opened, item.id]))}
            />
          ))}
        </svg>
      </div>
    </div>
  );
}

function Lanes({ layout }: { readonly layout: Layout }) {
  const texts = useTexts();
  const name = (rank: number) =>
    rank < 0
      ? texts.t('thread.lane.origin')
      : texts.derived(texts.has(`thread.lane.${rank}`) ? `thread.lane.${rank}` : 'thread.lane.other');
  return (
    <g className="rt-lanes">
      {layout.lanes.map((lane, i) => (
        <g key={lane.rank} data-odd={i % 2 === 1}>
          <rect x={lane.x} y={0} width={lane.width} height={layout.height} />
          <text x={lane.x + sizes.columnGap / 4} y={26}>
            {name(lane.rank)}
          </text>
        </g>
      ))}
    </g>
  );
}

function Lines({
  edges,
  pathLinks,
}: {
  readonly edges: readonly PlacedEdge[];
  readonly pathLinks: ReadonlySet<number>;
}) {
  const onPath = (edge: PlacedEdge) => edge.links.some((l) => pathLinks.has(l.id));
  // The red line is drawn last, over the others.
  const ordered = [...edges].sort((a, b) => Number(onPath(a)) - Number(onPath(b)));
  return (
    <g className="rt-lines-drawn">
      {ordered.map((edge) => (
        <path
          key={`${edge.from}>${edge.to}`}
          d={edge.d}
          data-path={onPath(edge)}
          data-suggested={edge.suggested}
        />
      ))}
    </g>
  );
}

function focusCard(area: HTMLElement | null, id: string): void {
  const card = area?.querySelector<SVGAElement>(`[data-card="${CSS.escape(id)}"]`);
  card?.focus({ preventScroll: true });
  card?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** The first view: as large as is readable, with the card in focus in sight. Later changes leave the view alone. */
function useFirstView(
  area: React.RefObject<HTMLElement | null>,
  layout: Layout,
  focus: string,
  setZoom: (zoom: number) => void,
): void {
  const done = useRef(false);
  useLayoutEffect(() => {
    const box = area.current;
    const item = layout.items.find((i) => i.id === focus);
    if (done.current || !box || !item) return;
    done.current = true;
    const zoom = Math.min(1, Math.max(0.7, box.clientWidth / layout.width));
    setZoom(zoom);
    // The drawing has its new size only after this commit.
    requestAnimationFrame(() => {
      box.scrollLeft = (item.x + sizes.cardWidth / 2) * zoom - box.clientWidth / 2;
      box.scrollTop = (item.y + sizes.cardHeight / 2) * zoom - box.clientHeight / 2;
    });
  }, [area, layout, focus, setZoom]);
}

/** Dragging the ground with a mouse moves the picture; touch and wheel scroll by themselves. */
function usePanning(area: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const box = area.current;
    if (!box) return;
    const down = (event: PointerEvent) => {
      if (
        event.pointerType !== 'mouse' ||
        event.button !== 0 ||
        (event.target as Element).closest('.rt-card')
      )
        return;
      const from = { x: event.clientX + box.scrollLeft, y: event.clientY + box.scrollTop };
      const move = (e: PointerEvent) => {
        box.scrollLeft = from.x - e.clientX;
        box.scrollTop = from.y - e.clientY;
      };
      const up = () => {
        box.removeEventListener('pointermove', move);
        box.removeAttribute('data-panning');
      };
      box.setPointerCapture(event.pointerId);
      box.setAttribute('data-panning', 'true');
      box.addEventListener('pointermove', move);
      box.addEventListener('pointerup', up, { once: true });
      box.addEventListener('pointercancel', up, { once: true });
    };
    box.addEventListener('pointerdown', down);
    return () => box.removeEventListener('pointerdown', down);
  }, [area]);
}

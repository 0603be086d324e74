import type { ThreadNodeValue } from '../../../../contract/thread.ts';
import { nodeHref } from '../../../shared/node-href.ts';
import { processTexts } from '../../../shared/texts/process-texts.ts';
import { useTexts } from '../../../shared/texts/texts-context.ts';
import { StateShape } from '../../../shared/ui/state-badge.tsx';
import { nodeWords } from '../node-words.ts';
import { isHole } from './add-holes.ts';
import { type PlacedItem, sizes } from './lay-out.ts';
import { wrapTitle } from './wrap-title.ts';

const titleWidth = 27;

interface CardProps {
  readonly item: PlacedItem;
  readonly onPath: boolean;
  readonly selected: boolean;
  readonly focus: boolean;
  readonly tabbable: boolean;
  readonly onFocus: () => void;
  readonly onOpen: (href: string) => void;
  readonly onUnfold: () => void;
}

/** A card of the picture: a node (select it, open it), a fold of many (unfold it), or a hole. */
export function Card(props: CardProps) {
  const { item } = props;
  if (isHole(item)) return <HoleCard {...props} code={item.hole} />;
  return item.folded ? <GroupCard {...props} /> : <NodeCard {...props} node={item.nodes[0]} />;
}

function Box({ item, radius = 8 }: { readonly item: PlacedItem; readonly radius?: number }) {
  return (
    <rect
      className="rt-card-box"
      width={sizes.cardWidth}
      height={sizes.cardHeight}
      rx={radius}
      data-id={item.id}
    />
  );
}

function NodeCard({
  item,
  node,
  onPath,
  selected,
  focus,
  tabbable,
  onFocus,
  onOpen,
}: CardProps & { readonly node: ThreadNodeValue }) {
  const texts = useTexts();
  const words = nodeWords(texts, node);
  const href = nodeHref(node);
  // A deployment's place and commit stand elsewhere; what it is of, is its title here.
  const title = node.kind === 'deployment' ? (node.application ?? node.title) : node.title;
  const side = node.production ? texts.t('thread.production') : (node.environment ?? words.kind);
  const lines = wrapTitle(title, 2, titleWidth);
  return (
    <g transform={`translate(${item.x} ${item.y})`}>
      {/* An SVG link cannot be a router link; the click is taken over for the same effect. */}
      <a
        href={href}
        className="rt-card"
        data-card={item.id}
        data-path={onPath}
        data-selected={selected}
        data-focus={focus}
        data-production={node.production}
        tabIndex={tabbable ? 0 : -1}
        aria-label={[node.key, side, title, words.when, words.state, node.owner?.name]
          .filter(Boolean)
          .join(' ')}
        aria-current={focus ? 'page' : undefined}
        onFocus={onFocus}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
          event.preventDefault();
          // The keyboard opens; a pointer selects, and opens when it is clicked twice.
          if (event.detail === 0 || event.detail === 2) onOpen(href);
          else onFocus();
        }}
      >
        <title>{words.all}</title>
        <Box item={item} />
        <g transform="translate(10 9)">
          {node.category ? (
            <StateShape category={node.category} />
          ) : (
            <circle className="rt-card-dot" cx="7" cy="7" r="4" />
          )}
        </g>
        <text className="rt-card-key" x="30" y="21">
          {`${node.key.length > 18 ? `${node.key.slice(0, 17)}…` : node.key} `}
        </text>
        <text className="rt-card-side" x={sizes.cardWidth - 10} y="21" textAnchor="end">
          {`${side} `}
        </text>
        {lines.map((line, i) => (
          <text key={line} className="rt-card-title" x="10" y={42 + i * 16}>
            {`${line} `}
          </text>
        ))}
        {lines.length < 2 && words.when ? (
          <text className="rt-card-side" x="10" y="60">
            {words.when}
          </text>
        ) : null}
      </a>
    </g>
  );
}

function GroupCard({ item, onPath, selected, tabbable, onFocus, onUnfold }: CardProps) {
  const texts = useTexts();
  const count = texts.number(item.nodes.length);
  const kind =
    item.kind === 'deployment'
      ? texts.t('thread.deliveries')
      : processTexts(texts, item.kind).plural.toLowerCase();
  const place = item.nodes[0].environment;
  const group = texts.t('thread.group', { count, kind });
  const where = place ? texts.t('thread.groupIn', { environment: place }) : '';
  return (
    <g transform={`translate(${item.x} ${item.y})`}>
      {/* There is no button inside SVG; a link to the same thread with this unfolded does the same. */}
      <a
        href={`?open=${encodeURIComponent(item.id)}`}
        className="rt-card"
        data-card={item.id}
        data-group="true"
        data-path={onPath}
        data-selected={selected}
        data-production={item.nodes[0].production}
        tabIndex={tabbable ? 0 : -1}
        aria-label={[group, where, texts.t('thread.unfold')].filter(Boolean).join(' ')}
        onFocus={onFocus}
        onClick={(event) => {
          event.preventDefault();
          onUnfold();
        }}
      >
        <rect className="rt-card-box" x="6" y="-6" width={sizes.cardWidth} height={sizes.cardHeight} rx="8" />
        <rect className="rt-card-box" x="3" y="-3" width={sizes.cardWidth} height={sizes.cardHeight} rx="8" />
        <Box item={item} />
        <text className="rt-card-count" x="12" y="34">
          {`${group} `}
        </text>
        <text className="rt-card-side" x="12" y="56">
          {where || texts.t('thread.unfold')}
        </text>
      </a>
    </g>
  );
}

function HoleCard({
  item,
  code,
  tabbable,
  selected,
  onFocus,
  onOpen,
}: CardProps & { readonly code: string }) {
  const texts = useTexts();
  const [node] = item.nodes;
  const href = `/thread/${encodeURIComponent(node.key)}`;
  const advice = texts.derived(`thread.hole.${code}.advice`);
  return (
    <g transform={`translate(${item.x} ${item.y})`}>
      {/* Leads to the thread of what has the hole, where it is mended. */}
      <a
        href={href}
        className="rt-card"
        data-card={item.id}
        data-hole="true"
        data-selected={selected}
        tabIndex={tabbable ? 0 : -1}
        aria-label={`${texts.derived(`thread.hole.${code}`)} ${advice} ${node.key}`}
        onFocus={onFocus}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
          event.preventDefault();
          if (event.detail === 0 || event.detail === 2) onOpen(href);
          else onFocus();
        }}
      >
        <title>{`${texts.derived(`thread.hole.${code}.long`)}. ${advice}`}</title>
        <Box item={item} />
        <text className="rt-card-count" x="12" y="28">
          {`${texts.derived(`thread.hole.${code}`)} `}
        </text>
        {wrapTitle(advice, 2, 34).map((line, i) => (
          <text key={line} className="rt-card-side" x="12" y={46 + i * 14}>
            {`${line} `}
          </text>
        ))}
      </a>
    </g>
  );
}

import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { ThreadNodeValue, ThreadValue } from '../../../contract/thread.ts';
import { EnvironmentMark } from '../../shared/facts/environment-mark.tsx';
import { SuggestionAnswer } from '../../shared/facts/suggestion-answer.tsx';
import { nodeHref } from '../../shared/node-href.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { NodeLink } from '../../shared/ui/node-link.tsx';
import { StateBadge } from '../../shared/ui/state-badge.tsx';
import { When } from '../../shared/ui/when.tsx';

/** What is selected in the picture: its facts, where it can be opened, its holes and the suggestions for them. */
export function Selected({ thread, node }: { readonly thread: ThreadValue; readonly node: ThreadNodeValue }) {
  const texts = useTexts();
  const { t, derived } = texts;
  const href = nodeHref(node);
  const here = `/thread/${encodeURIComponent(thread.focus.key)}`;
  const facts = factsOf(node, texts.shortDay, t('thread.fact.open'));
  const holes = thread.holes.filter((h) => h.node.key === node.key);
  const suggested = thread.links.filter(
    (l) => l.status === 'suggested' && (l.from === node.key || l.to === node.key),
  );
  return (
    <section className="rt-selected rt-panel rt-tight" aria-label={t('thread.selected')}>
      <p className="rt-selected-head">
        <span className="rt-faint">{processTexts(texts, node.kind).name}</span>
        <NodeLink node={node} />
      </p>
      <dl>
        {node.state ? (
          <Fact name={t('thread.fact.state')}>
            <StateBadge kind={node.kind} state={node.state} category={node.category} />
          </Fact>
        ) : null}
        {node.environment ? (
          <Fact name={t('thread.fact.environment')}>
            <EnvironmentMark name={node.environment} production={node.production} />
          </Fact>
        ) : null}
        {facts.map(([name, value]) => (
          <Fact key={name} name={derived(`thread.fact.${name}`)}>
            {value}
          </Fact>
        ))}
        {node.at ? (
          <Fact name={t(node.kind === 'deployment' ? 'thread.fact.at.deployment' : 'thread.fact.at')}>
            <When at={node.at} />
          </Fact>
        ) : null}
      </dl>
      {holes.map((hole) => (
        <p key={hole.code} className="rt-selected-hole">
          <strong>{derived(`thread.hole.${hole.code}.long`)}</strong>{' '}
          {derived(`thread.hole.${hole.code}.advice`)}
        </p>
      ))}
      {suggested.map((link) => (
        <p key={link.id} className="rt-selected-suggestion">
          <em className="rt-suggested">{t('thread.suggestion')}</em>{' '}
          {derived(`link.${link.type}.${link.to === node.key ? 'up' : 'down'}`)}{' '}
          {link.to === node.key ? link.from : link.to} <SuggestionAnswer link={link} />
        </p>
      ))}
      <p className="rt-buttons">
        {href === here ? null : <Link to={href}>{t('thread.open')}</Link>}
        {node.key === thread.focus.key || href.startsWith('/thread/') ? null : (
          <Link to={`/thread/${encodeURIComponent(node.key)}`}>{t('thread.fromHere')}</Link>
        )}
        {node.url ? (
          <a href={node.url} rel="noreferrer">
            {t('thread.fact.external')}
          </a>
        ) : null}
      </p>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function factsOf(
  node: ThreadNodeValue,
  day: (day: string) => string,
  open: string,
): readonly (readonly [string, string])[] {
  const planned =
    node.start || node.end
      ? `${node.start ? day(node.start) : open} – ${node.end ? day(node.end) : open}`
      : null;
  const all: readonly (readonly [string, string | null])[] = [
    ['owner', node.owner?.name ?? null],
    ['team', node.team],
    ['product', node.product],
    ['application', node.application],
    ['planned', planned],
  ];
  return all.flatMap(([name, value]) => (value ? [[name, value] as const] : []));
}

import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import type { MatterValue } from '../../contract/matters.ts';
import { usePerson } from '../shared/session.ts';
import { processTexts } from '../shared/texts/process-texts.ts';
import { useTexts } from '../shared/texts/texts-context.ts';
import type { Choice } from './palette-choice.ts';
import { remember, remembered } from './preferences.ts';

interface Recent {
  readonly key: string;
  readonly kind: string;
  readonly title: string;
}

const most = 8;

function read(name: string): readonly Recent[] {
  try {
    const value: unknown = JSON.parse(remembered(name) ?? '[]');
    return Array.isArray(value)
      ? value.filter((r): r is Recent => typeof r?.key === 'string' && typeof r?.title === 'string')
      : [];
  } catch {
    return [];
  }
}

/** The matters opened last in this browser by whoever is signed in, without the one in view. */
export function useRecent(inView: MatterValue | null): readonly Choice[] {
  const texts = useTexts();
  const { t } = texts;
  const navigate = useNavigate();
  const person = usePerson();
  const name = `recent.${person.id}`;
  const [recent, setRecent] = useState(() => read(name));
  const key = inView?.key;
  const kind = inView?.kind;
  const title = inView?.title;
  useEffect(() => {
    if (!key || !kind || !title) return;
    const next = [{ key, kind, title }, ...read(name).filter((r) => r.key !== key)].slice(0, most + 1);
    remember(name, JSON.stringify(next));
    setRecent(next);
  }, [name, key, kind, title]);
  return recent
    .filter((r) => r.key !== key)
    .slice(0, most)
    .map((r) => ({
      id: `recent${r.key}`,
      group: t('search.palette.recent'),
      label: `${r.key}  ${r.title}`,
      hint: processTexts(texts, r.kind).name,
      run: () => navigate(`/matters/${encodeURIComponent(r.key)}`),
    }));
}

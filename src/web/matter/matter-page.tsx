import { useState } from 'react';
import { Link, Navigate, useParams, useSearchParams } from 'react-router';
import type { MatterValue } from '../../contract/matters.ts';
import { ApiError } from '../shared/api/problem.ts';
import { queryClient } from '../shared/api/query-client.ts';
import { MatterParts } from '../shared/parts.tsx';
import { processTexts } from '../shared/texts/process-texts.ts';
import { useTexts } from '../shared/texts/texts-context.ts';
import { Loading } from '../shared/ui/loading.tsx';
import { Page } from '../shared/ui/page.tsx';
import { Problem } from '../shared/ui/problem.tsx';
import { listPath } from './lists/list-path.ts';
import { MatterProvider } from './matter-context.ts';
import { MatterView, useMatterParts } from './matter-view.tsx';
import { TitleButton, TitleInput } from './title-edit.tsx';
import { matterQuery, useMatter } from './use-matter.ts';

/** One of several things a key means. */
interface Candidate {
  readonly key: string;
  readonly kind: string;
  readonly title: string;
  readonly namespace: string;
}

function Loaded({ matter }: { readonly matter: MatterValue }) {
  const [params, setParams] = useSearchParams();
  const [editing, setEditing] = useState(false);
  const place = useMatterParts(matter, false);
  if (!place) return <Page title={matter.title}>{null}</Page>;
  const at = params.get('at');
  return (
    <Page
      title={`${matter.key} ${matter.title}`}
      crumbs={[{ label: place.words.plural, to: listPath(matter.kind) }, { label: matter.key }]}
      lead={
        <>
          <span className="rt-key">{matter.key}</span> · {place.words.name}
          {matter.audience !== 'agency' ? ` · ${place.words.choice('audience', matter.audience)}` : ''}
        </>
      }
      titleLang={matter.language}
      heading={
        editing && !at ? (
          <MatterProvider value={place}>
            <TitleInput onDone={() => setEditing(false)} />
          </MatterProvider>
        ) : (
          matter.title
        )
      }
      beside={
        matter.mayEdit && !at && !editing ? (
          <MatterProvider value={place}>
            <TitleButton onEdit={() => setEditing(true)} />
          </MatterProvider>
        ) : null
      }
      actions={at ? null : <MatterParts place="head" matter={matter} narrow={false} />}
    >
      <MatterView key={matter.key} place={place} at={at} onNow={() => setParams({})} />
    </Page>
  );
}

/** The page of one matter, whatever its kind. A key that means several things lets one choose. */
export function Component() {
  const texts = useTexts();
  const { t } = texts;
  const { key = '' } = useParams();
  const matter = useMatter(key);
  if (matter.data && matter.data.key !== key) {
    // The key was an old one, or typed otherwise: the address becomes the one it has.
    queryClient.setQueryData(matterQuery(matter.data.key).queryKey, matter.data);
    return <Navigate replace to={`/matters/${encodeURIComponent(matter.data.key)}`} />;
  }
  if (matter.data) return <Loaded matter={matter.data} />;
  if (matter.isPending)
    return (
      <Page title={key}>
        <Loading lines={10} />
      </Page>
    );
  const candidates =
    matter.error instanceof ApiError
      ? (matter.error.problem.candidates as readonly Candidate[] | undefined)
      : undefined;
  return (
    <Page title={key}>
      {candidates ? (
        <>
          <p>{t('matter.several', { key })}</p>
          <ul>
            {candidates.map((c) => (
              <li key={`${c.namespace}${c.kind}`}>
                <Link to={`/thread/${encodeURIComponent(`${c.namespace}:${c.key}`)}`}>
                  {c.key} {c.title}
                </Link>{' '}
                <span className="rt-faint">
                  {processTexts(texts, c.kind).name} · {c.namespace}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <Problem error={matter.error} retry={() => void matter.refetch()} />
      )}
    </Page>
  );
}

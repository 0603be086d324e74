import { Tag } from '@digdir/designsystemet-react';
import { Link } from 'react-router';
import type { DeploymentValue } from '../../../contract/deployments.ts';
import { LineText } from '../../shared/facts/line-text.tsx';
import { useTexts } from '../../shared/texts/texts-context.ts';

/** The lines of a deployment as written. An issue leads to its thread, the rest out where there is an address. */
export function Lines({ lines }: { readonly lines: DeploymentValue['content'] }) {
  const { derived } = useTexts();
  return (
    <ul className="rt-lines">
      {lines.map((line) => (
        <li key={`${line.position}:${line.text}`} data-kind={line.kind}>
          <LineText
            line={line}
            link={(reference, text) =>
              reference.key ? (
                <Link to={`/thread/${encodeURIComponent(reference.key)}`}>{text}</Link>
              ) : reference.url ? (
                <a href={reference.url} rel="noreferrer">
                  {text}
                </a>
              ) : (
                text
              )
            }
          />
          {line.kind === 'change' ? null : (
            <Tag data-size="sm" data-color="neutral">
              {derived(`deliveries.one.kind.${line.kind}`)}
            </Tag>
          )}
        </li>
      ))}
    </ul>
  );
}

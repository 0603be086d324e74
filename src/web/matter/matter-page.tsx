import { useParams } from 'react-router';
import { Page } from '../shared/ui/page.tsx';

/** The page of one matter, whatever its kind. */
export function Component() {
  const { key = '' } = useParams();
  return <Page title={key}>{null}</Page>;
}

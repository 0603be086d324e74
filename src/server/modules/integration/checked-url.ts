import { invalid } from '../../../domain/kernel/errors.ts';

/** An address that may be called: http or https without name and password; `invalid_input` at `pointer` otherwise. */
export function checkedUrl(text: string, httpsOnly: boolean, pointer: string): URL {
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    throw invalid(pointer, 'not_a_url');
  }
  if (url.protocol !== 'https:' && (httpsOnly || url.protocol !== 'http:'))
    throw invalid(pointer, 'not_https');
  if (url.username !== '' || url.password !== '') throw invalid(pointer, 'secret_in_url');
  return url;
}

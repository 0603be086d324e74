import type { PublicSite } from '../../../contract/public.ts';
import type { Texts } from '../../shared/texts/messages.ts';

/** Where the agency is reached: a link to what it has given, otherwise its name. */
export function Contact({ site, texts }: { readonly site: PublicSite; readonly texts: Texts }) {
  const { agency, contact } = site;
  if (contact === null) return texts.t('public.contact.none', { agency });
  return (
    <a href={contact.startsWith('https://') ? contact : `mailto:${contact}`}>
      {contact.replace(/^https:\/\//, '')}
    </a>
  );
}

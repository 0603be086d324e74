import type { FastifyRequest } from 'fastify';
import type { Language } from '../../../domain/kernel/text.ts';

const known: Readonly<Record<string, Language>> = { nb: 'nb', no: 'nb', da: 'nb', nn: 'nn', en: 'en' };

/** The language of whoever calls: their own choice, else what the browser asks for, else bokmål. */
export function languageOf(request: FastifyRequest): Language {
  return request.actor?.language ?? acceptedLanguage(request.headers['accept-language']);
}

/** The best of `Accept-Language` (RFC 9110 12.5.4) that the product speaks; bokmål when none is. */
export function acceptedLanguage(header: string | undefined): Language {
  const wishes = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const q = parameters
        .map((p) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(p)?.[1])
        .find((v) => v !== undefined);
      return { language: known[tag.trim().split('-')[0] ?? ''], weight: Number(q ?? 1) };
    })
    .filter((w) => w.language !== undefined && w.weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return wishes[0]?.language ?? 'nb';
}

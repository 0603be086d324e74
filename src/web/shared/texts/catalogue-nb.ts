import type { Catalogue } from '../../../texts/index.ts';

const modules = import.meta.glob<Catalogue>('../../../texts/nb/*.json', { eager: true, import: 'default' });

/** All messages in this language, as one chunk. */
export const catalogue: Catalogue = Object.assign({}, ...Object.values(modules));

import { createHash, randomBytes } from 'node:crypto';
import { recordEvent } from '../../core/events.ts';
import { insertToken } from './queries/facts.ts';
import type { Story } from './story.ts';

/** Programs that call in somebody's name: who, what for, what they may, days ago, days they last. */
const tokens = [
  ['thea.kvammen', 'Utrulling: melder produksjonssetjingar', ['deployment.read', 'matter.read'], 96, 180],
  ['ingrid.solbakk', 'Rapport til virksomhetsplanen', ['matter.read'], 41, 90],
  ['kari.oyehaug', 'Overvaking av tenesta', ['metrics.read'], 150, 365],
  ['jonas.haugland', 'Tavla på teamrommet', ['matter.read'], 12, 90],
] as const;

/** Puts the tokens into the story. Nobody knows their values: only what the pages tell of them is there. */
export function tellTokens(story: Story): void {
  for (const [who, name, scopes, daysAgo, days] of tokens) {
    story.strand(`token:${name}`).on(daysAgo, async (stage) => {
      const { personId } = stage.actor(who);
      const secret = randomBytes(32);
      const hash = createHash('sha256').update(secret).digest();
      const hint = secret.toString('base64url').slice(-4);
      const tokenId = await insertToken(stage.tx, { personId, name, scopes, hash, hint, days });
      await recordEvent(stage.tx, {
        type: 'token.created',
        nodeId: null,
        kind: null,
        actor: stage.actor(who),
        data: { tokenId, personId, name, scopes },
      });
    });
  }
}

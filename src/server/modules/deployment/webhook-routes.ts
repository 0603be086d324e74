import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { deploymentRoutes } from '../../../contract/deployments.ts';
import { invalid, ProblemError } from '../../../domain/kernel/errors.ts';
import { implementPublic } from '../../platform/http/implement.ts';
import type { PluginDependencies } from '../../platform/http/module.ts';
import { receiveDispatch } from './commands/receive.ts';

/**
 * Serves the webhook of release notes. Who may is whoever knows the secret: `X-Hub-Signature-256` over the body as it
 * came is checked before anything in it is looked at. Sessions and CSRF do not apply.
 */
export async function serveWebhooks(
  app: FastifyInstance,
  { services, config }: Pick<PluginDependencies, 'services' | 'config'>,
): Promise<void> {
  await app.register(async (scope) => {
    scope.addHook('preValidation', async (request) => {
      if (config.webhookSecrets.length === 0) {
        throw new ProblemError('unavailable', { extra: { reason: 'no_webhook_secret' } });
      }
      const header = request.headers['x-hub-signature-256'];
      const body = request.rawBody ?? Buffer.alloc(0);
      if (typeof header !== 'string' || !isSignedWithAny(body, header, config.webhookSecrets)) {
        throw new ProblemError('bad_signature');
      }
    });
    implementPublic(
      scope,
      deploymentRoutes.receive,
      async ({ body, request }) => {
        const bodyHash = createHash('sha256')
          .update(request.rawBody ?? '')
          .digest();
        const id = headerOf(request.headers['x-github-delivery'], 'X-GitHub-Delivery');
        const event = headerOf(request.headers['x-github-event'], 'X-GitHub-Event');
        const { outcome, key, refused } = await receiveDispatch(services.db, {
          id: id ?? `sha256:${bodyHash.toString('hex')}`,
          event,
          payload: body,
          bodyHash,
        });
        return { outcome, key, refused: [...refused] };
      },
      { signed: true },
    );
  });
}

/** Whether one of the secrets made the signature. Every secret is tried, each compared in constant time. */
export function isSignedWithAny(body: Buffer, header: string, secrets: readonly string[]): boolean {
  const m = /^sha256=([0-9a-f]{64})$/i.exec(header);
  const given = Buffer.from(m?.[1] ?? '0'.repeat(64), 'hex');
  let right = false;
  for (const secret of secrets) {
    const same = timingSafeEqual(createHmac('sha256', secret).update(body).digest(), given);
    right = right || same;
  }
  return m !== null && right;
}

function headerOf(value: string | string[] | undefined, name: string): string | null {
  if (value === undefined) return null;
  if (typeof value !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(value)) {
    throw invalid(`header:${name}`, 'not_a_key');
  }
  return value;
}

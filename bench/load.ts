/** The load generator, a process of its own: takes jobs from its parent, one at a time, and answers each. */
import { Agent, request } from 'node:http';
import { type Job, type Outcome, percentilesOf } from './jobs.ts';

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly timing: string | undefined;
  readonly etag: string | undefined;
}

function ask(
  agent: Agent,
  job: Job,
  method: string,
  path: string,
  body?: unknown,
  more = {},
): Promise<Answer> {
  const text = body === undefined ? undefined : JSON.stringify(body);
  return new Promise((done, fail) => {
    const sent = request(
      `${job.origin}${path}`,
      {
        method,
        agent,
        headers: {
          ...job.headers,
          ...(text === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }),
          ...more,
        },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          done({
            status: response.statusCode ?? 0,
            text: Buffer.concat(parts).toString('utf8'),
            timing: response.headers['server-timing']?.toString(),
            etag: response.headers.etag,
          }),
        );
        response.on('error', fail);
      },
    );
    sent.on('error', fail);
    sent.end(text);
  });
}

/** One client: gives a function that does the next piece of work. */
async function clientOf(agent: Agent, job: Job, index: number): Promise<() => Promise<Answer>> {
  const { work } = job;
  if (work.kind === 'read') return () => ask(agent, job, 'GET', work.path);
  if (work.kind === 'create') return () => ask(agent, job, 'POST', work.path, work.body);
  const key = work.keys[index]!;
  let etag = (await ask(agent, job, 'GET', `/api/v1/matters/${key}`)).etag ?? '';
  let forth = true;
  return async () => {
    const name = forth ? work.to : work.fro;
    const answer = await ask(
      agent,
      job,
      'POST',
      `/api/v1/matters/${key}/transitions/${name}`,
      {},
      { 'if-match': etag },
    );
    if (answer.status === 200) forth = !forth;
    etag = answer.etag ?? etag;
    return answer;
  };
}

async function carryOut(job: Job): Promise<Outcome> {
  const agent = new Agent({ keepAlive: true, maxSockets: job.clients });
  const clients = await Promise.all(Array.from({ length: job.clients }, (_, i) => clientOf(agent, job, i)));
  const client: number[] = [];
  const server: number[] = [];
  let failed = 0;
  let firstFailure: string | null = null;
  let bytes = 0;
  const run = async (seconds: number, count: boolean): Promise<number> => {
    const began = performance.now();
    const until = began + seconds * 1000;
    await Promise.all(
      clients.map(async (next) => {
        while (performance.now() < until && client.length + failed < job.most) {
          const sentAt = performance.now();
          const answer = await next();
          if (!count) continue;
          if (answer.status < 200 || answer.status > 299) {
            failed += 1;
            firstFailure ??= `${answer.status} ${answer.text.slice(0, 300)}`;
            continue;
          }
          client.push(performance.now() - sentAt);
          const told = /dur=([\d.]+)/.exec(answer.timing ?? '')?.[1];
          if (told !== undefined) server.push(Number(told));
          bytes = answer.text.length;
        }
      }),
    );
    return (performance.now() - began) / 1000;
  };
  await run(job.warmSeconds, false);
  const seconds = await run(job.seconds, true);
  agent.destroy();
  return {
    requests: client.length,
    failed,
    firstFailure,
    seconds: Math.round(seconds * 100) / 100,
    perSecond: Math.round(client.length / seconds),
    client: percentilesOf(client),
    server: server.length > 0 ? percentilesOf(server) : null,
    bytes,
  };
}

process.on('message', (job: Job) => {
  carryOut(job).then(
    (outcome) => process.send?.({ outcome }),
    (error: Error) => process.send?.({ error: error.stack }),
  );
});
process.on('disconnect', () => process.exit());
process.send?.('ready');

import { createServer } from 'node:net';
import { platform } from 'node:os';
import type { Listening } from './cluster.ts';

/** A socket's whole path must fit in the operating system's 104–108 bytes. */
const longestSocketDir = 103 - '/.s.PGSQL.5432'.length;

/**
 * Where an embedded PostgreSQL listens: a socket in `socketDir`, out of reach of the network; where the
 * path is too long or the system has no such sockets, a free port on loopback.
 */
export async function chooseListening(socketDir: string): Promise<Listening> {
  if (platform() !== 'win32' && Buffer.byteLength(socketDir) <= longestSocketDir) {
    return { host: socketDir, port: 5432 };
  }
  return { host: '127.0.0.1', port: await freePort() };
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

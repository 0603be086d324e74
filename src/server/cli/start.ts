import type { Command } from 'commander';
import type { RunningServer } from '../main.ts';
import { loadConfig } from '../platform/config/index.ts';
import { report, run, say } from './run.ts';

/** `rodtrad start`: the server, in the foreground, until SIGTERM or Ctrl-C. */
export function registerStart(program: Command): void {
  program
    .command('start')
    .description('Start the server. Brings its own PostgreSQL unless DATABASE_URL is set, and migrates.')
    .option('-p, --port <port>', 'port to listen on (else PORT, else 3000)')
    .action((options: { port?: string }) => run(() => start(options.port)));
}

async function start(port: string | undefined): Promise<void> {
  const config = loadConfig(port === undefined ? process.env : { ...process.env, PORT: port });
  let server: RunningServer | undefined;
  let asked = false;
  const stop = async (running: RunningServer) => {
    say('stopping; what is under way is finished first (again to stop at once)');
    await running.stop().catch(report);
    process.exit();
  };
  const onSignal = (signal: NodeJS.Signals) => {
    if (asked) process.exit(signal === 'SIGINT' ? 130 : 143);
    asked = true;
    // While starting: as soon as there is something to stop in order.
    if (server) void stop(server);
  };
  const [{ startServer }, { buildApp }] = await Promise.all([import('../main.ts'), import('../app.ts')]);
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
  server = await startServer(config, buildApp, {
    say,
    onLost: (error) => {
      report(error);
      process.exit();
    },
  });
  if (asked) return stop(server);
  const where = config.publicUrlGiven
    ? config.publicUrl
    : new URL(server.address).href.replace('127.0.0.1', 'localhost');
  const seconds = (performance.now() / 1000).toFixed(1);
  process.stdout.write(`Rød tråd (${config.mode}) is ready after ${seconds} s: ${where}\n`);
}

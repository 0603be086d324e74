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

/** Signals closer together than this are one wish. */
const oneGestureMs = 1000;

async function start(port: string | undefined): Promise<void> {
  const config = loadConfig(port === undefined ? process.env : { ...process.env, PORT: port });
  let server: RunningServer | undefined;
  let asked = 0;
  const stop = async (running: RunningServer) => {
    say('stopping; what is under way is finished first (again to stop at once)');
    await running.stop().catch(report);
    process.exit();
  };
  const onSignal = (signal: NodeJS.Signals) => {
    // Ctrl-C reaches us twice under npm: from the terminal, and because npm's shell is gone.
    if (asked > 0 && Date.now() - asked < oneGestureMs) return;
    if (asked > 0) process.exit(signal === 'SIGINT' ? 130 : 143);
    asked = Date.now();
    // While starting: as soon as there is something to stop in order.
    if (server) void stop(server);
  };
  const [{ startServer }, { buildApp }] = await Promise.all([import('../main.ts'), import('../app.ts')]);
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
  watchNpm(() => onSignal('SIGTERM'));
  server = await startServer(config, buildApp, {
    say,
    onLost: (error) => {
      report(error);
      process.exit();
    },
  });
  if (asked > 0) return stop(server);
  const where = config.publicUrlGiven
    ? config.publicUrl
    : new URL(server.address).href.replace('127.0.0.1', 'localhost');
  const seconds = (performance.now() / 1000).toFixed(1);
  process.stdout.write(`Rød tråd (${config.mode}) is ready after ${seconds} s: ${where}\n`);
}

/**
 * `npm start` puts a shell between npm and us, and a SIGTERM to npm ends only the shell. That our parent
 * is gone is then how we hear of it.
 */
function watchNpm(onGone: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, 250);
  timer.unref();
}

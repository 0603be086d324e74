import { Command } from 'commander';
import { exitCodes, packageVersion } from '../platform/config/index.ts';
import { registerAudit } from './audit.ts';
import { registerDb } from './db.ts';
import { registerImport } from './import.ts';
import { registerMigrate } from './migrate.ts';
import { registerSearch } from './search.ts';
import { registerSeed } from './seed.ts';
import { registerStart } from './start.ts';
import { registerThread } from './thread.ts';
import { registerToken } from './token.ts';
import { registerUser } from './user.ts';

/** The `rodtrad` command with all its commands. Each loads what it needs when it runs. */
export function createProgram(): Command {
  const program = new Command('rodtrad')
    .description('Rød tråd: one system for everything between an idea and a service in operation.')
    .version(packageVersion())
    .showHelpAfterError('Run with --help to see how.')
    .addHelpText(
      'after',
      `\nSettings are environment variables; docs/operations.md lists them.\n\n${exitCodeHelp()}`,
    )
    .exitOverride((error) => {
      process.exit(error.exitCode === 0 ? 0 : exitCodes.usage);
    });
  // Subcommands inherit settings at the moment they are made, so these come after.
  const all = [
    registerStart,
    registerMigrate,
    registerAudit,
    registerDb,
    registerSeed,
    registerImport,
    registerThread,
    registerSearch,
    registerUser,
    registerToken,
  ];
  for (const register of all) register(program);
  return program;
}

function exitCodeHelp(): string {
  const lines = Object.entries(exitCodes).map(([name, code]) => `  ${String(code).padStart(2)}  ${name}`);
  return ['Exit codes:', '   0  done', ...lines].join('\n');
}

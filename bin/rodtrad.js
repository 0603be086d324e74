#!/usr/bin/env node
// Builds what is missing or stale, then hands over to the program itself.
import { buildForCommand } from '../scripts/build.mjs';

if (await buildForCommand(process.argv[2])) await import('../dist/server/cli.js');

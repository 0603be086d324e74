import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allRoutes } from '../src/contract/index.ts';
import { packageRoot, packageVersion } from '../src/server/platform/config/index.ts';
import { openapiDocument, openapiText } from '../src/server/platform/http/openapi.ts';

/** Writes docs/openapi.json anew from the contract: `npm run openapi`. */
const file = join(packageRoot(), 'docs', 'openapi.json');
writeFileSync(file, openapiText(openapiDocument(allRoutes, packageVersion())));
process.stdout.write(`${file} written\n`);

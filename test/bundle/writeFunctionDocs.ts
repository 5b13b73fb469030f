/** Writes docs/functions.md anew from the built bundle: `npm run docs`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicFunctions } from '../../workbench/runtime/publicFunctions';
import { bundleSource } from './builtBundle';
import { functionDocs } from './functionDocs';

const path = join(__dirname, '../../docs/functions.md');
writeFileSync(path, functionDocs(publicFunctions(bundleSource())));

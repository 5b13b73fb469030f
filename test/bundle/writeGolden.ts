/** Writes the golden list of public functions anew: `npm run golden`. The difference is reviewed as text. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicFunctions } from '../../workbench/runtime/publicFunctions';
import { bundleSource } from './builtBundle';

const functions = publicFunctions(bundleSource());
const path = join(__dirname, 'publicFunctions.json');
writeFileSync(path, `${JSON.stringify(functions, null, 2)}\n`);

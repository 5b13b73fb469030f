/** `npm run appsscript`. */
import { runScriptCommand } from './scriptCommand';

const { code, out, err } = runScriptCommand(process.argv.slice(2));
process.stdout.write(out);
process.stderr.write(err);
process.exitCode = code;

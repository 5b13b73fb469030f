/** Every figure that we claim, in one run: `npm run bench [-- --json]`. */
import { join } from 'node:path';
import { bundleFigures, setUpFigures, sidebarFigures, upkeepFigures } from './bundle';
import { dealFigures, pageSizes } from './deals';
import { formulaFigures } from './formulas';
import { busyHourFigures, idleHourFigures } from './hours';
import { manyRowsFigures } from './manyRows';
import type { Figure } from './measure';
import { pageFigures } from './page';
import { quotaChanceFigures } from './quotaChance';
import { blockFigures, startFigures } from './runs';

const BUNDLE = join(__dirname, '../appsscript/Code.js');

async function main(): Promise<void> {
  const figures = [
    ...formulaFigures(BUNDLE),
    ...quotaChanceFigures(),
    ...bundleFigures(BUNDLE),
    ...startFigures(BUNDLE),
    ...blockFigures(),
    ...manyRowsFigures(BUNDLE),
    ...setUpFigures(BUNDLE),
    ...upkeepFigures(BUNDLE),
    ...sidebarFigures(BUNDLE),
    ...pageSizes(BUNDLE),
    ...dealFigures(BUNDLE),
    ...idleHourFigures(BUNDLE),
    ...busyHourFigures(BUNDLE),
    ...(await pageFigures()),
  ];
  process.stdout.write(
    process.argv.includes('--json')
      ? `${JSON.stringify(figures, null, 2)}\n`
      : `${figures.map(line).join('\n')}\n`,
  );
}

function line({ what, value, unit, beside, besideValue, aim }: Figure): string {
  const peer = beside === undefined ? '' : `  |  ${beside}: ${shown(besideValue!)} ${unit}`;
  const verdict = aim === undefined ? '' : `  |  aim ${aim.text}: ${aim.met ? 'met' : 'MISSED'}`;
  return `${what}: ${shown(value)} ${unit}${peer}${verdict}`;
}

function shown(value: number): string {
  return Number.isInteger(value) ? value.toLocaleString('en') : value.toFixed(value < 10 ? 2 : 0);
}

void main();

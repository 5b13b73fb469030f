import { quotaChance } from '../src/domain/quotaChance';
import type { Figure } from './measure';
import { repeatableNumbers } from '../test/_arbitraries';
import { medianMs } from './measure';

const DRAWS = 100_000;

/** The exact chance beside a Monte Carlo of 100,000 draws on the same deals: time, and how far the draws are off. */
export function quotaChanceFigures(): Figure[] {
  return [10, 100, 1_000, 10_000].flatMap((n) => {
    const random = repeatableNumbers(n);
    const amounts = Array.from({ length: n }, () => Math.round(1e6 + random() * 1e7) / 100);
    const probabilities = Array.from({ length: n }, () => Math.round(random() * 100) / 100);
    const mean = amounts.reduce((sum, amount, i) => sum + amount * probabilities[i]!, 0);
    const quota = Math.round(mean * 1.01);
    const deals = { amounts, probabilities };
    let exact = 0;
    const value = medianMs(() => {
      exact = quotaChance(quota, [0], deals);
    });
    const start = performance.now();
    const drawn = monteCarlo(quota, amounts, probabilities, repeatableNumbers(7));
    const besideValue = performance.now() - start;
    const error = Math.abs(drawn - exact);
    const figure: Figure = {
      what: `QUOTA_CHANCE, ${n.toLocaleString('en')} deals (chance ${exact.toFixed(6)})`,
      value,
      unit: 'ms',
      beside: `Monte Carlo of 100,000 draws, off by ${error.toExponential(1)}`,
      besideValue,
    };
    return n === 1_000 ? [{ ...figure, aim: { text: 'in 20 ms', met: value <= 20 } }] : [figure];
  });
}

function monteCarlo(
  quota: number,
  amounts: readonly number[],
  probabilities: readonly number[],
  random: () => number,
): number {
  let reached = 0;
  for (let draw = 0; draw < DRAWS; draw++) {
    let total = 0;
    for (let i = 0; i < amounts.length; i++) {
      if (random() < probabilities[i]!) total += amounts[i]!;
    }
    if (total >= quota) reached++;
  }
  return reached / DRAWS;
}

/** A constant where only a spilled value belongs. */
export interface StrayConstant {
  readonly row: number;
  readonly column: number;
}

/**
 * Tells constants that came with a pasted row from single values that somebody typed (rule W5): a pasted row brings one
 * into several computed columns at once.
 *
 * @param constants all constants found in computed columns
 * @returns those to clear, and those only to name
 * @example pastedAndTyped([{ row: 5, column: 4 }, { row: 5, column: 6 }, { row: 9, column: 4 }]).typed // [{ row: 9, column: 4 }]
 */
export function pastedAndTyped(constants: readonly StrayConstant[]): {
  readonly pasted: readonly StrayConstant[];
  readonly typed: readonly StrayConstant[];
} {
  const inRow = new Map<number, number>();
  for (const { row } of constants) inRow.set(row, (inRow.get(row) ?? 0) + 1);
  const isPasted = ({ row }: StrayConstant): boolean => inRow.get(row)! > 1;
  return {
    pasted: constants.filter(isPasted),
    typed: constants.filter((constant) => !isPasted(constant)),
  };
}

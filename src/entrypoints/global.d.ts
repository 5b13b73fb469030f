/**
 * The global object of Apps Script. gas-webpack-plugin makes a top-level function of each literal assigned to it;
 * why it must be a literal with its docstring directly above: docs/decisions/0001-bundle.md.
 */
declare const global: Record<string, (...args: never[]) => unknown>;

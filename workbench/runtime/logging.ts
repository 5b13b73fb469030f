/** Logger and console: both write to the run's one log (platform 1.6). */
import { inspect } from 'node:util';

export class Logger {
  constructor(private readonly lines: string[]) {}

  log(format: unknown, ...values: unknown[]): this {
    this.lines.push(formatted(format, values));
    return this;
  }

  getLog(): string {
    return this.lines.join('\n');
  }

  clear(): void {
    this.lines.length = 0;
  }
}

export class Console {
  constructor(private readonly lines: string[]) {}

  log(format: unknown = '', ...values: unknown[]): void {
    this.lines.push(formatted(format, values));
  }

  info(format: unknown = '', ...values: unknown[]): void {
    this.lines.push(formatted(format, values));
  }

  warn(format: unknown = '', ...values: unknown[]): void {
    this.lines.push(`WARNING ${formatted(format, values)}`);
  }

  error(format: unknown = '', ...values: unknown[]): void {
    this.lines.push(`ERROR ${formatted(format, values)}`);
  }

  time(label: string): void {
    this.lines.push(`${label}: timer started`);
  }

  timeEnd(label: string): void {
    this.lines.push(`${label}: timer ended`);
  }
}

function formatted(format: unknown, values: readonly unknown[]): string {
  const rest = [...values];
  const text =
    typeof format === 'string'
      ? format.replace(/%[sdifjoO]/g, (mark) => (rest.length > 0 ? shown(rest.shift()) : mark))
      : shown(format);
  return [text, ...rest.map(shown)].join(' ');
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : inspect(value, { breakLength: Infinity });
}

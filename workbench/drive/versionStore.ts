/** Earlier versions of a workbook on disk, a file each; what a list shows is in the name, so that it reads none of them. */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Version } from '../runtime/copies';
import { replaceFile } from './replaceFile';

/** Why a version was kept: the file was made, somebody wanted it, an earlier one took its place. */
export type VersionReason = (typeof REASONS)[number];

export interface VersionFacts {
  /** Counts from 1. */
  readonly number: number;
  readonly reason: VersionReason;
  /** By the workbench's clock; ISO 8601. */
  readonly keptAt: string;
}

export interface VersionStore {
  /** Newest first. */
  list(): readonly VersionFacts[];
  /** On disk when it returns. */
  keep(version: Version, reason: VersionReason, keptAt: Date): void;
  /** Undefined where there is none of that number. */
  read(number: number): Version | undefined;
}

const REASONS = ['made', 'kept', 'beforeRestore'] as const;

export function openVersions(folder: string): VersionStore {
  const list = () =>
    (existsSync(folder) ? readdirSync(folder) : [])
      .flatMap((name) => factsIn(name) ?? [])
      .sort((one, other) => other.number - one.number);
  return {
    list,
    keep(version, reason, keptAt) {
      mkdirSync(folder, { recursive: true });
      const number = (list()[0]?.number ?? 0) + 1;
      const facts = { number, reason, keptAt: keptAt.toISOString() };
      replaceFile(folder, join(folder, nameOf(facts)), JSON.stringify(version));
    },
    read(number) {
      const facts = list().find((each) => each.number === number);
      return facts && (JSON.parse(readFileSync(join(folder, nameOf(facts)), 'utf8')) as Version);
    },
  };
}

/** Without colons, which not every system takes. */
function nameOf({ number, reason, keptAt }: VersionFacts): string {
  return `${number}.${reason}.${keptAt.replace(/[:.]/g, '-')}.json`;
}

function factsIn(name: string): VersionFacts | undefined {
  const [, number, reason, day, hour, minute, second, ms] =
    /^(\d+)\.(\w+)\.([\d-]+T)(\d\d)-(\d\d)-(\d\d)-(\d{3}Z)\.json$/.exec(name) ?? [];
  const known = REASONS.find((each) => each === reason);
  if (known === undefined) return undefined;
  return {
    number: Number(number),
    reason: known,
    keptAt: `${day}${hour}:${minute}:${second}.${ms}`,
  };
}

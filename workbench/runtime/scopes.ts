/** What a project asks for, and what of it a user has granted (platform 2.4, 4.12). */
import type { Manifest, User } from './contract';
import { fullScope } from './methodScopes';

export interface RunScopes {
  /** By the manifest, in full. */
  readonly asked: readonly string[];
  /** Of these, in full. */
  readonly granted: readonly string[];
  has(scope: string): boolean;
}

/** A manifest that names no scopes asks for whatever the script calls (platform 2.4). */
export function scopesOfRun(manifest: Manifest, user: User): RunScopes {
  const named = manifest.oauthScopes?.map(fullScope);
  const allowed = user.grantedScopes?.map(fullScope);
  const asked = named ?? allowed ?? [];
  const granted = asked.filter((scope) => allowed?.includes(scope) ?? true);
  const asksForAll = named === undefined && allowed === undefined;
  return { asked, granted, has: (scope) => asksForAll || granted.includes(scope) };
}

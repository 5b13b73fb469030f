/** Who may do what with a file, and whether the add-on is used in it (platform 2.10, 2.13). */
import type { FileSharing, Role, SavedSharing, User } from './contract';

/** Of a file that nobody has shared yet: whoever opens it may edit. */
export function openSharing(saved: SavedSharing = {}): FileSharing {
  return {
    ...(saved.owner === undefined ? {} : { owner: saved.owner }),
    roles: new Map(Object.entries(saved.roles ?? {})),
    isAddOnEnabled: saved.isAddOnEnabled ?? true,
  };
}

export function savedSharing({ owner, roles, isAddOnEnabled }: FileSharing): SavedSharing {
  return {
    ...(owner === undefined ? {} : { owner }),
    roles: Object.fromEntries(roles),
    isAddOnEnabled,
  };
}

export function roleOf({ email }: User, { owner, roles }: FileSharing): Role {
  return email === owner ? 'owner' : (roles.get(email) ?? 'editor');
}

export function mayEdit(user: User, sharing: FileSharing): boolean {
  const role = roleOf(user, sharing);
  return role === 'owner' || role === 'editor';
}

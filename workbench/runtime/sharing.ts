/** Who may do what with a file, and whether the add-on is used in it (platform 2.10, 2.13, section 9). */
import type { FileSharing, Role, SavedSharing, User } from './contract';

type Known = Pick<User, 'email'>;

export function openSharing({ owner, roles, isAddOnEnabled }: SavedSharing = {}): FileSharing {
  return {
    ...(owner === undefined ? {} : { owner }),
    roles: new Map(Object.entries(roles ?? {})),
    isAddOnEnabled: isAddOnEnabled ?? true,
  };
}

export function savedSharing({ owner, roles, isAddOnEnabled }: FileSharing): SavedSharing {
  return {
    ...(owner === undefined ? {} : { owner }),
    roles: Object.fromEntries(roles),
    isAddOnEnabled,
  };
}

/** Undefined where the file is not the user's in any way; one without an owner is open to all as editors. */
export function roleOf({ email }: Known, { owner, roles }: FileSharing): Role | undefined {
  if (email === owner) return 'owner';
  return roles.get(email) ?? (owner === undefined ? 'editor' : undefined);
}

export function mayView(user: Known, sharing: FileSharing): boolean {
  return roleOf(user, sharing) !== undefined;
}

export function mayEdit(user: Known, sharing: FileSharing): boolean {
  const role = roleOf(user, sharing);
  return role === 'owner' || role === 'editor';
}

/**
 * Template IDs of the directory roles that let an account consent for its organisation, as a token
 * lists them in `wids` (Microsoft Entra built-in roles). Each account has the one of a plain user.
 */
const administratorRoles: ReadonlySet<string> = new Set([
  '62e90394-69f5-4237-9190-012177145e10', // Global Administrator
  'e8611ab8-c189-46e8-94e1-60213ab1f814', // Privileged Role Administrator
  '158c047a-c907-4556-b7ef-446551a6b5f7', // Cloud Application Administrator
  '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3', // Application Administrator
]);

/** Whether a token belongs to an administrator who may have signed in to consent (row 212). */
export function hasAdministratorRole(wids: readonly string[]): boolean {
  return wids.some((role) => administratorRoles.has(role.toLowerCase()));
}

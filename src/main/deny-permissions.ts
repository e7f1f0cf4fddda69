import type { Session } from 'electron';

/**
 * Denies every permission to every page of a session. Both handlers are needed: most web APIs check
 * first and ask only when the check is denied (Electron's typings of setPermissionCheckHandler).
 */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  // On Windows and Linux its dictionaries come from the network.
  session.setSpellCheckerEnabled(false);
}

import { Menu } from 'electron';

/**
 * Replaces Electron's own menu, which reloads pages, opens developer tools and links to Electron's
 * site. macOS needs the Edit menu for copy and paste; elsewhere the fields bring them along.
 */
export function setApplicationMenu(platform: NodeJS.Platform): void {
  Menu.setApplicationMenu(
    platform === 'darwin'
      ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }])
      : null,
  );
}

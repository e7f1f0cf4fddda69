import { Menu, type MenuItemConstructorOptions } from 'electron';
import { type Language } from '../contract/settings.ts';
import { translateDesktop } from '../languages/translate-desktop.ts';

/**
 * Replaces Electron's own menu, which reloads pages, opens developer tools and links to Electron's
 * site. Elsewhere than on macOS it is hidden until Alt is pressed (`autoHideMenuBar`); its keys work
 * all the same: zoom, which the installed browser gives the portable window, and closing.
 */
export function setApplicationMenu(platform: NodeJS.Platform, language: Language): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(describeMenu(platform, language)));
}

/** Labels are given, since the roles bring English ones (lib/browser/api/menu-item-roles.ts). */
function describeMenu(platform: NodeJS.Platform, language: Language): MenuItemConstructorOptions[] {
  const { menu } = translateDesktop(language);
  const isMac = platform === 'darwin';
  const line: MenuItemConstructorOptions = { type: 'separator' };
  // Cmd+W: the role is in no menu of macOS but this one.
  const close: MenuItemConstructorOptions = { role: 'close', label: menu.close };
  const quit: MenuItemConstructorOptions = { role: 'quit', label: menu.quit };
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom', label: menu.resetZoom },
    { role: 'zoomIn', label: menu.zoomIn },
    // The key that has the plus: unshifted, too, as in browsers.
    { role: 'zoomIn', label: menu.zoomIn, accelerator: 'CommandOrControl+=', visible: false },
    { role: 'zoomOut', label: menu.zoomOut },
    line,
    { role: 'togglefullscreen', label: menu.fullScreen },
  ];
  const edit: MenuItemConstructorOptions[] = [
    { role: 'undo', label: menu.undo },
    { role: 'redo', label: menu.redo },
    line,
    ...clipboardItems(language),
  ];
  if (!isMac) {
    return [
      { label: menu.file, submenu: [{ ...close, accelerator: 'Ctrl+W' }, quit] },
      { label: menu.edit, submenu: edit },
      { label: menu.view, submenu: view },
    ];
  }
  const app: MenuItemConstructorOptions[] = [
    { role: 'about', label: menu.about },
    line,
    { role: 'services', label: menu.services },
    line,
    { role: 'hide', label: menu.hide },
    { role: 'hideOthers', label: menu.hideOthers },
    { role: 'unhide', label: menu.unhide },
    line,
    quit,
  ];
  const window: MenuItemConstructorOptions[] = [
    { role: 'minimize', label: menu.minimize },
    { role: 'zoom', label: menu.zoom },
    line,
    { role: 'front', label: menu.front },
  ];
  return [
    { role: 'appMenu', submenu: app },
    { label: menu.file, submenu: [close] },
    { label: menu.edit, submenu: edit },
    { label: menu.view, submenu: view },
    { role: 'windowMenu', label: menu.window, submenu: window },
  ];
}

/** Cut, copy, paste, select all. */
export function clipboardItems(language: Language): MenuItemConstructorOptions[] {
  const { menu } = translateDesktop(language);
  return [
    { role: 'cut', label: menu.cut },
    { role: 'copy', label: menu.copy },
    { role: 'paste', label: menu.paste },
    { type: 'separator' },
    { role: 'selectAll', label: menu.selectAll },
  ];
}

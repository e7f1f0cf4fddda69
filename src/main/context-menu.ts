import { app, BrowserWindow, Menu, type ContextMenuParams } from 'electron';
import { type Language } from '../contract/settings.ts';
import { clipboardItems } from './application-menu.ts';

/**
 * A menu of the right button, which Electron does not bring: people paste passwords with it. In every
 * window, the sign-in windows among them; it acts on the field alone, and reads nothing of the page.
 */
export function showContextMenus(language: () => Language): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('context-menu', (_menuEvent, params) => {
      const window = BrowserWindow.fromWebContents(contents);
      const items = chooseItems(params, language());
      if (window !== null && items.length > 0) Menu.buildFromTemplate(items).popup({ window });
    });
  });
}

function chooseItems(
  { isEditable, editFlags, selectionText }: ContextMenuParams,
  language: Language,
): Electron.MenuItemConstructorOptions[] {
  const [cut, copy, paste, line, selectAll] = clipboardItems(language);
  if (cut === undefined || copy === undefined) return [];
  if (!isEditable) return selectionText === '' ? [] : [copy];
  return [
    { ...cut, enabled: editFlags.canCut },
    { ...copy, enabled: editFlags.canCopy },
    { ...paste, enabled: editFlags.canPaste },
    { ...line },
    { ...selectAll, enabled: editFlags.canSelectAll },
  ];
}

// Stands in for the module `electron` when Node loads the built bundle. Each run of the bundle has
// its own double, named in the query that resolve-electron.mjs puts behind this file.
const run = new URL(import.meta.url).searchParams.get('run');
const electron = globalThis.electronDoubles.get(run);

export const {
  app,
  protocol,
  session,
  ipcMain,
  safeStorage,
  BrowserWindow,
  dialog,
  Menu,
  nativeTheme,
  screen,
  shell,
} = electron;
// electron-store imports the module's default.
export default electron;

import { app, type BrowserWindow } from 'electron';

/**
 * A quit that the page has stopped, to save or to ask, goes on when the page lets its window go.
 * Without this, macOS would close the window and stay. Electron's docs of `close`: it comes before
 * the page is asked.
 */
export function quitAfterClosing(): (window: BrowserWindow) => void {
  let quitting = false;
  app.on('before-quit', () => {
    quitting = true;
  });
  return (window) => {
    let forQuit = false;
    window.on('close', () => {
      forQuit = quitting;
      quitting = false;
    });
    window.on('closed', () => {
      if (forQuit) app.quit();
    });
  };
}

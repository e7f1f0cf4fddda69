import { app } from 'electron';
import { createFileLogger, logLevelOf } from '../services/store/logging/file-logger.ts';
import { registerAppScheme } from './app-session.ts';
import { applicationId } from './application-id.ts';
import { guardWebContents } from './guard-web-contents.ts';
import { refuseToStart } from './refuse-to-start.ts';
import { outliveStarter, reportStart } from './report-start.ts';
import { runApp } from './run-app.ts';
import { takeProxyPassword } from './take-proxy-password.ts';
import { chooseDataFolder, useDataFolder } from './use-data-folder.ts';

// All of this must happen before `ready`. In an ES module that holds for what runs without waiting;
// awaiting `whenReady` here would hang, since Electron gets ready only after this module has ended
// (electronjs.org/docs/latest/tutorial/esm).
const proxyPassword = takeProxyPassword(process.env);
const withSandbox = process.argv.includes('--sandbox');
const dataFolder = chooseDataFolder(withSandbox, process);
try {
  start();
} catch (error) {
  void refuseToStart(error, dataFolder);
}

function start(): void {
  // `--no-sandbox` was asked for: enableSandbox would take the switch back for the processes to come,
  // while the one that starts them runs without (electron_api_app.cc, EnableSandbox; VS Code 1.79).
  const isGuarded = !app.commandLine.hasSwitch('no-sandbox');
  if (isGuarded) app.enableSandbox();
  // The name of the installer's shortcut: Windows groups windows, and pins, by it.
  if (process.platform === 'win32') app.setAppUserModelId(applicationId);
  registerAppScheme();
  outliveStarter();
  useDataFolder(dataFolder);
  if (!app.requestSingleInstanceLock()) {
    reportStart('already-open');
    app.quit();
    return;
  }
  const log = createFileLogger(dataFolder, logLevelOf(process.env));
  const { logger } = log;
  if (!isGuarded) logger.warn("Chromium's sandbox is switched off by --no-sandbox", {});
  guardWebContents((what) => logger.warn('refused to a page', { what }));
  app
    .whenReady()
    .then(() => runApp({ dataFolder, ...log, withSandbox, proxyPassword }))
    .catch((error: unknown) => {
      logger.error('Collega did not start', {
        reason: error instanceof Error ? error.message : String(error),
      });
      return refuseToStart(error, dataFolder);
    });
}

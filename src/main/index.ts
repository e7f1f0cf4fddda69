import { app, dialog } from 'electron';
import { createFileLogger, logLevelOf } from '../services/store/logging/file-logger.ts';
import { registerAppScheme } from './app-session.ts';
import { guardWebContents } from './guard-web-contents.ts';
import { outliveStarter, reportStart } from './report-start.ts';
import { runApp } from './run-app.ts';
import { useDataFolder } from './use-data-folder.ts';

// All of this must happen before `ready`. In an ES module that holds for what runs without waiting;
// awaiting `whenReady` here would hang, since Electron gets ready only after this module has ended
// (electronjs.org/docs/latest/tutorial/esm).
app.enableSandbox();
registerAppScheme();
outliveStarter();
const withSandbox = process.argv.includes('--sandbox');
const dataFolder = useDataFolder(withSandbox, process);

if (app.requestSingleInstanceLock()) {
  const log = createFileLogger(dataFolder, logLevelOf(process.env));
  const { logger } = log;
  guardWebContents((what) => logger.warn('refused to a page', { what }));
  app
    .whenReady()
    .then(() => runApp({ dataFolder, ...log, withSandbox }))
    .catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      logger.error('Collega did not start', { reason });
      reportStart('not-started', reason);
      dialog.showErrorBox('Collega', `Collega did not start: ${reason}\n${dataFolder}`);
      app.exit(1);
    });
} else {
  reportStart('already-open');
  app.quit();
}

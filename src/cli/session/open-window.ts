import { join } from 'node:path';
import { type BrowserSettings, type PassedOver } from '../../portable/launch-browser.ts';
import { WindowNotOpened, type NotOpenedReason } from '../../portable/window-not-opened.ts';
import { startAnother } from '../../services/shell/start-another.ts';
import { exitStatus, type ExitStatus } from '../terminal/exit-status.ts';
import { type Prepared } from './prepare-collega.ts';
import { findProjectFolder } from './project-folder.ts';
import { warnOfOldNode } from '../terminal/old-node.ts';
import { type Terminal } from '../terminal/terminal.ts';
import { translate } from '../terminal/texts.ts';

/** The built renderer, wherever the bundler put this file below out/node. */
const rendererFolder = join(findProjectFolder(), 'out', 'renderer');

/** Opens the portable window and waits until the user closes it, or Ctrl+C. */
export async function openWindow(
  prepared: Prepared,
  browserSettings: BrowserSettings,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<ExitStatus> {
  warnOfOldNode(terminal);
  let { browser } = browserSettings;
  const passOver = (passed: PassedOver): void => {
    browser = passed.next;
    const next = translate('windowNotOpened.next', { browser: passed.next.name });
    terminal.note(`${explainNotOpened(passed.reason, passed.browser.name)} ${next}`);
  };
  try {
    // Loaded only when a window is wanted: most commands never need a browser.
    const { openPortableApp } = await import('../../portable/open-portable-app.ts');
    const app = await openPortableApp({
      ...prepared.options,
      browserSettings: { ...browserSettings, onPassedOver: passOver },
      rendererFolder,
      openPractice: () => openPractice(prepared),
    });
    terminal.note(translate('windowOpen', { browser: browser.name }));
    const close = (): void => void app.close();
    signal.addEventListener('abort', close);
    if (signal.aborted) close();
    await app.closed;
    signal.removeEventListener('abort', close);
    return exitStatus.passed;
  } catch (error) {
    if (!(error instanceof WindowNotOpened)) throw error;
    terminal.note(formatNotOpened(error.reason, browserSettings.browser.name));
    return exitStatus.wrongUse;
  } finally {
    await prepared.sandbox?.close();
  }
}

/** `collega demo` for the same folder of data; the secrets of this one's environment stay here. */
function openPractice({ options }: Prepared): Promise<boolean> {
  const [, program = ''] = process.argv;
  const args = [...process.execArgv, program, '--data', options.dataFolder, 'demo'];
  const env = { ...process.env, COLLEGA_PASSPHRASE: undefined };
  return startAnother(process.execPath, args, env);
}

/** What forbids the window, and what to do instead: the command line, with the own browser to sign in. */
function formatNotOpened(reason: NotOpenedReason, browser: string): string {
  const example = translate(
    process.platform === 'win32' ? 'windowNotOpened.nameOnWindows' : 'windowNotOpened.name',
  );
  const instead = translate('windowNotOpened.instead', { example });
  return `${explainNotOpened(reason, browser)} ${instead}`;
}

function explainNotOpened(reason: NotOpenedReason, browser: string): string {
  return reason.kind === 'policy'
    ? translate('windowNotOpened.policy', { browser, policy: reason.policy })
    : translate(`windowNotOpened.${reason.kind}`, { browser });
}

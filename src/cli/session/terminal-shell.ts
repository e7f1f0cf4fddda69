import { openInOwnBrowser, openSignInPage } from '../../portable/open-in-own-browser.ts';
import { writeNewFile } from '../../portable/write-new-file.ts';
import { visitSignIn } from '../../sandbox/visitor.ts';
import {
  type Shell,
  type SignInReply,
  type SignInWindowRequest,
} from '../../services/shell/ports/shell.ts';
import { readPageRefusal } from '../../services/microsoft/sign-in/read-page-refusal.ts';
import { hasDisplay } from '../terminal/display.ts';
import { type Prepared } from './prepare-collega.ts';
import { type Terminal } from '../terminal/terminal.ts';
import { translate } from '../terminal/texts.ts';

/**
 * The shell of the command line. In the sandbox it signs in through the sandbox's own pages as a
 * browser would; otherwise in a window where there is one, else by a pasted address.
 */
export function createTerminalShell(
  terminal: Terminal,
  { sandbox, browserSettings, options }: Pick<Prepared, 'sandbox' | 'browserSettings' | 'options'>,
): Shell {
  return {
    kind: 'terminal',
    openSignInWindow: async (request) => {
      if (sandbox !== null) {
        const visit = await visitSignIn({
          ...request,
          onPage: (title) => terminal.note(`  … ${translate('visits', { title })}`),
        });
        if (visit.kind === 'redirected') return { ...visit, formPost: null };
        const { deadEnd, text } = visit;
        const lastPage = deadEnd && readPageRefusal(deadEnd, request.authorizeUrl);
        return lastPage ? { kind: 'closed', lastPage } : { kind: 'failed', code: 'sandbox', text };
      }
      if (browserSettings === null) return pasteSignIn(terminal, request);
      // Loaded only when a window is wanted: most commands never need a browser.
      const { openSignInWindow } = await import('../../portable/sign-in-window.ts');
      return openSignInWindow(browserSettings, request, () => undefined);
    },
    openSignInPage: (address) =>
      hasDisplay(process.platform, process.env)
        ? openSignInPage(address, { ...options, open: openInOwnBrowser })
        : Promise.resolve(false),
    closeWindow: () => undefined,
    saveFile: (file) => writeNewFile(process.cwd(), file),
    openPractice: () => Promise.resolve(false),
    openFolder: () => Promise.resolve(false),
    openLink: (address) => {
      terminal.out(address);
      return Promise.resolve();
    },
  };
}

/**
 * Signing in without a window on this machine: the address is opened in any browser, anywhere, and
 * the address of the page it ends on is pasted here (row 80 of failures.md).
 */
async function pasteSignIn(terminal: Terminal, request: SignInWindowRequest): Promise<SignInReply> {
  if (!terminal.interactive) return { kind: 'unavailable', text: translate('noWindowNoKeyboard') };
  terminal.note(translate('openThisAddress', { mailbox: request.mailbox }));
  terminal.note(request.authorizeUrl);
  terminal.note(translate('thenPaste', { redirectUri: request.redirectUri }));
  const answer = await terminal.ask(`${translate('pastedAddress')} `, { hidden: true });
  if (answer === null || answer.trim() === '') return { kind: 'closed' };
  return { kind: 'redirected', address: answer.trim(), formPost: null };
}

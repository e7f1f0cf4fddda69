import { type SignInReply, type SignInWindowRequest } from '../../services/shell/ports/shell.ts';
import { type Terminal } from '../terminal/terminal.ts';
import { translate } from '../terminal/texts.ts';

/**
 * Signing in without a window on this machine: the address is opened in any browser, anywhere, and
 * the address of the page it ends on is pasted here (row 80 of failures.md).
 */
export async function pasteSignIn(
  terminal: Terminal,
  request: SignInWindowRequest,
): Promise<SignInReply> {
  if (!terminal.interactive) return { kind: 'unavailable', text: translate('noWindowNoKeyboard') };
  terminal.note(translate('openThisAddress', { mailbox: request.mailbox }));
  terminal.note(request.authorizeUrl);
  terminal.note(translate('thenPaste', { redirectUri: request.redirectUri }));
  const answer = await terminal.ask(`${translate('pastedAddress')} `, { hidden: true });
  if (answer === null || answer.trim() === '') return { kind: 'closed' };
  return { kind: 'redirected', address: answer.trim(), formPost: null };
}

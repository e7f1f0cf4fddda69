import { type Client } from '../../contract/clients.ts';
import { CommandEnd, exitStatus } from '../terminal/exit-status.ts';
import { translate } from '../terminal/texts.ts';

/**
 * With `--sandbox` a sign-in goes through the practice tenant's pages alone: a real client's would
 * end at Microsoft's address, and the network be blamed for it.
 * @throws CommandEnd saying where real clients are linked
 */
export function refuseRealClient(
  { sandbox, name }: Pick<Client, 'sandbox' | 'name'>,
  way: { readonly practising: boolean; readonly inBrowser: boolean },
): void {
  if (sandbox || !way.practising || way.inBrowser) return;
  throw new CommandEnd(exitStatus.wrongUse, translate('realClientInSandbox', { client: name }));
}

import { InvalidArgumentError, Option } from 'commander';
import { authority, cloud, secretValue, type Authority } from '../../contract/azure-app.ts';
import { odooVersion } from '../../contract/sender-settings.ts';
import { fieldProblemCode } from '../../contract/failures.ts';
import { CommandEnd, exitStatus } from '../terminal/exit-status.ts';
import { findSimilar } from '../terminal/find-similar.ts';
import { type Terminal } from '../terminal/terminal.ts';
import { translate } from '../terminal/texts.ts';
import { formatProblem } from '../terminal/window-texts.ts';
import { takeSecret } from '../terminal/take-secret.ts';

/** Who may sign in. */
export function authorityOption(): Option {
  return new Option('--authority <kind>', translate('help.authority')).argParser(readAuthority);
}

/** `common`, `organizations`, `consumers`, or else a tenant. */
function readAuthority(text: string): Authority {
  if (text === 'common' || text === 'organizations' || text === 'consumers') return { kind: text };
  const parsed = authority.safeParse({ kind: 'tenant', tenant: text });
  if (parsed.success) return parsed.data;
  const meant = findSimilar(text, ['common', 'organizations', 'consumers']);
  const suggestion = meant === null ? '' : ` ${translate('usage.didYouMean', { names: meant })}`;
  throw new InvalidArgumentError(translate('formats.authority') + suggestion);
}

/** The clouds of real clients. */
export function cloudOption(): Option {
  return new Option('--cloud <name>', translate('help.cloud')).choices(
    cloud.exclude(['sandbox']).options,
  );
}

/** Of the rules by which Odoo chooses a sender. */
export function odooVersionOption(): Option {
  return new Option('--odoo-version <version>', translate('clients.help.odooVersion')).choices(
    odooVersion.options,
  );
}

/**
 * The client secret: from the environment, standard input or the keyboard; never from the
 * arguments, which others on the machine can read.
 */
export async function readSecret(terminal: Terminal): Promise<string> {
  const given =
    takeSecret('COLLEGA_CLIENT_SECRET') ??
    (await terminal.readInput()) ??
    (await terminal.ask(`${translate('pasteSecret')} `, { hidden: true }));
  const parsed = secretValue.safeParse(given ?? '');
  if (parsed.success) return parsed.data;
  const code = fieldProblemCode.safeParse(parsed.error.issues[0]?.message);
  if (code.data === 'required') {
    throw new CommandEnd(exitStatus.wrongUse, translate('secretMissing'));
  }
  const problem = formatProblem(code.success ? code.data : 'invalid');
  throw new CommandEnd(exitStatus.wrongUse, `${translate('secret')}: ${problem}`);
}

import { type Command } from 'commander';
import { type OdooVersion, type SenderSettings } from '../../contract/sender-settings.ts';
import { translate } from '../terminal/texts.ts';
import { odooVersionOption } from './azure-app-options.ts';

/** What Odoo knows of a client's senders: the same options where it is added and changed. */
export interface SenderOptions {
  readonly odooVersion?: OdooVersion;
  readonly aliasDomain?: string;
  readonly defaultFrom?: string;
}

export function addSenderOptions(command: Command): Command {
  return command
    .addOption(odooVersionOption())
    .option('--alias-domain <name>', translate('clients.help.aliasDomain'))
    .option('--default-from <name>', translate('clients.help.defaultFrom'));
}

export function namesSender({ odooVersion, aliasDomain, defaultFrom }: SenderOptions): boolean {
  return (odooVersion ?? aliasDomain ?? defaultFrom) !== undefined;
}

/**
 * The settings with what was named. Until version 16 Odoo reads two system parameters in place of an
 * alias domain.
 */
export function changeSender(before: SenderSettings, options: SenderOptions): SenderSettings {
  const odooVersion = options.odooVersion ?? before.odooVersion;
  const { aliasDomain: domain, defaultFrom } = options;
  if (odooVersion === '16') {
    return {
      ...before,
      odooVersion,
      mailCatchallDomain: domain ?? before.mailCatchallDomain,
      mailDefaultFrom: defaultFrom ?? before.mailDefaultFrom,
    };
  }
  const aliasDomain = {
    ...before.aliasDomain,
    name: domain ?? before.aliasDomain.name,
    defaultFrom: defaultFrom ?? before.aliasDomain.defaultFrom,
  };
  return { ...before, odooVersion, aliasDomain };
}

import { type Command } from 'commander';
import { resolve } from 'node:path';
import { type ProxyServer } from '../../services/network/proxy-server.ts';
import { readProxyOverride } from '../../services/network/read-proxy-override.ts';
import { CommandEnd, exitStatus } from '../terminal/exit-status.ts';
import { printCommandsAt } from '../terminal/printed-commands.ts';
import { quoteForShell } from '../terminal/quote-for-shell.ts';
import { takeSecret } from '../terminal/take-secret.ts';
import { translate } from '../terminal/texts.ts';

/** What the global options of the command line say. */
export interface PlaceOptions {
  /** Work in the practice tenant, with records of its own. */
  readonly sandbox: boolean;
  /** Another folder for records and vault, absolute. */
  readonly data: string | null;
  /** A proxy for this run alone; null: as the settings say. */
  readonly proxy: ProxyServer | null;
  /** Where the vault's passphrase is to be read from, in place of COLLEGA_PASSPHRASE. */
  readonly passphraseDescriptor: number | null;
}

/**
 * Reads the options of every command, wherever on the line they stood. Once: the proxy's password
 * leaves the environment by it.
 */
export function readPlace(command: Command): PlaceOptions {
  const options = command.optsWithGlobals<{
    sandbox?: true;
    data?: string;
    proxy?: string;
    passphraseFd?: number;
  }>();
  // Absolute for every shell: Electron refuses any other ("Path must be absolute").
  const data = options.data === undefined ? null : resolve(options.data);
  printCommandsAt([
    ...(options.sandbox === true ? ['--sandbox'] : []),
    ...(data === null ? [] : ['--data', quoteForShell(data)]),
  ]);
  return {
    sandbox: options.sandbox ?? false,
    data,
    proxy: readProxy(options.proxy),
    passphraseDescriptor: options.passphraseFd ?? null,
  };
}

/** `--proxy`, else COLLEGA_PROXY. The password comes from the environment alone. */
function readProxy(option: string | undefined): ProxyServer | null {
  const override = readProxyOverride(
    option ?? process.env['COLLEGA_PROXY'],
    takeSecret('COLLEGA_PROXY_PASSWORD'),
  );
  if (override.kind === 'refused') {
    throw new CommandEnd(exitStatus.wrongUse, translate(`proxyRefused.${override.reason}`));
  }
  return override.proxy;
}

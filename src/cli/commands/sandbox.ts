import { type Command } from 'commander';
import { once } from 'node:events';
import { type ExposedHost } from '../../sandbox/exposed-host.ts';
import { CommandEnd, exitStatus } from '../terminal/exit-status.ts';
import { systemLanguage } from '../terminal/texts.ts';
import { readPlace } from '../session/read-place.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { type Terminal } from '../terminal/terminal.ts';
import { translate } from '../terminal/texts.ts';

interface SandboxCommandOptions {
  readonly json?: true;
  readonly odooUrl?: string;
  readonly host?: string;
}

/** `collega sandbox`: the practice tenant alone, until Ctrl+C. */
export function defineSandbox(sandbox: Command, run: CommandRunner): void {
  sandbox
    .option('--odoo-url <url>', translate('help.practiceOdooUrl'))
    .option('--host <address>', translate('help.practiceHost'))
    .option('--json', translate('help.json'))
    .action((options: SandboxCommandOptions, command: Command) =>
      run(async (terminal, signal) => {
        const place = { ...readPlace(command), sandbox: true };
        const odooUrl = await readOdooUrl(options.odooUrl);
        const exposed = await readHost(options.host);
        const { prepareCollega } = await import('../session/prepare-collega.ts');
        const { formatSandbox } = await import('../output/format-sandbox.ts');
        const { sandbox } = await prepareCollega(place, {
          practice: { exposed, ...(odooUrl !== null && { odooUrl }) },
        });
        if (sandbox === null) throw new Error('the sandbox was asked for and did not start');
        try {
          if (exposed !== null) warnOfExposure(exposed, terminal);
          if (options.json) {
            const { environment, origin } = sandbox;
            terminal.out(JSON.stringify({ ...environment, origin }, null, 2));
          } else {
            formatSandbox(sandbox, systemLanguage()).forEach((line) => terminal.out(line));
            terminal.out(translate('endWithCtrlC'));
          }
          if (!signal.aborted) await once(signal, 'abort');
          return exitStatus.passed;
        } finally {
          await sandbox.close();
        }
      }),
    );
}

async function readOdooUrl(url: string | undefined): Promise<string | null> {
  if (url === undefined) return null;
  const { cleanOdooUrl } = await import('../../sandbox/clean-odoo-url.ts');
  const cleaned = cleanOdooUrl(url);
  if (cleaned !== null) return cleaned;
  throw new CommandEnd(exitStatus.wrongUse, translate('odooUrlRefused', { url }));
}

async function readHost(host: string | undefined): Promise<ExposedHost | null> {
  if (host === undefined) return null;
  const { readExposedHost } = await import('../../sandbox/exposed-host.ts');
  const reading = await readExposedHost(host);
  if (reading.kind === 'host') return reading.host;
  const own = reading.own.join(', ');
  throw new CommandEnd(exitStatus.wrongUse, translate('hostRefused', { host, own }));
}

function warnOfExposure({ name, address }: ExposedHost, terminal: Terminal): void {
  terminal.note(translate(address === null ? 'exposedElsewhere' : 'exposed', { host: name }));
}

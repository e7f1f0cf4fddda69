import { type Command } from 'commander';
import { showHost } from '../../contract/mail-hosts.ts';
import { type MailServer } from '../../contract/mail-servers.ts';
import { type OdooProbeResult, type OdooTestResult } from '../../contract/odoo-tests.ts';
import { formatOdooProbe, formatOdooTest } from '../output/format-odoo-tests.ts';
import { endByTrouble, type OdooOptions } from '../output/print-odoo.ts';
import { formatFinding } from '../output/print-report.ts';
import { askCollega } from '../session/ask-collega.ts';
import { findClient } from '../session/find-records.ts';
import { readOdoo } from '../session/read-odoo.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { runOpened, type Opened } from '../session/run-opened.ts';
import { CommandEnd, exitStatus, type ExitStatus } from '../terminal/exit-status.ts';
import { translate } from '../terminal/texts.ts';

interface TestOptions extends OdooOptions {
  readonly server?: string;
  /** False with `--only-odoo`. */
  readonly onlyOdoo?: true;
  readonly probe?: true;
}

/** `collega odoo test`: Odoo's own tests beside Collega's, or a throw-away record with `--probe`. */
export function addOdooTest(add: (name: string) => Command, run: CommandRunner): void {
  add('test')
    .option('--server <name>', translate('odoo.help.server'))
    .option('--only-odoo', translate('odoo.help.onlyOdoo'))
    .option('--probe', translate('odoo.help.probe'))
    .action((options: TestOptions, command: Command) =>
      runOpened(run, command, (opened) =>
        options.probe ? runProbes(opened, options) : runTests(opened, options),
      ),
    );
}

/** One test after the other: a slow one blocks a worker of Odoo's. */
async function runTests(opened: Opened, options: TestOptions): Promise<ExitStatus> {
  const { collega, terminal, signal } = opened;
  const client = await findClient(collega, options.client, signal);
  const snapshot = await readOdoo(opened, client, options);
  const servers = [
    ...snapshot.outgoing.map((server) => ({ ...server, direction: 'outgoing' as const })),
    ...snapshot.incoming.map((server) => ({ ...server, direction: 'incoming' as const })),
  ].filter(({ name, active, authentication }) =>
    options.server === undefined ? active && authentication === 'outlook' : name === options.server,
  );
  if (servers.length === 0) {
    throw new CommandEnd(exitStatus.checkFailed, translate('odoo.noOutlookServers'));
  }
  const results: OdooTestResult[] = [];
  for (const { id, name, direction } of servers) {
    terminal.note(translate('odoo.testing', { server: name }));
    const ownTest = options.onlyOdoo !== true;
    const asked = { clientId: client.id, direction, recordId: id, ownTest };
    const tested = await askCollega(collega, 'odoo.test', asked, signal);
    if (tested.outcome === 'failed') return endByTrouble(tested.trouble, options, terminal);
    results.push(tested.result);
    if (!options.json) terminal.out(formatOdooTest(tested.result));
  }
  if (options.json) terminal.out(JSON.stringify(results, null, 2));
  const passed = results.every((result) => hasPassed(result, options.onlyOdoo === true));
  return passed ? exitStatus.passed : exitStatus.checkFailed;
}

/** Odoo's test signs in and no more: what Collega's own found beyond it stops mail all the same. */
function hasPassed({ odoo, comparison }: OdooTestResult, onlyOdoo: boolean): boolean {
  const otherwise = ['collega-fails-to-connect', 'collega-fails-otherwise'].includes(comparison);
  return odoo.passed && (onlyOdoo || !otherwise);
}

async function runProbes(opened: Opened, options: TestOptions): Promise<ExitStatus> {
  const { collega, terminal, signal } = opened;
  const client = await findClient(collega, options.client, signal);
  const servers = await askCollega(collega, 'mailServers.list', { clientId: client.id }, signal);
  const chosen = servers.filter(({ name, active }) =>
    options.server === undefined ? active : name === options.server,
  );
  if (chosen.length === 0) {
    throw new CommandEnd(exitStatus.checkFailed, translate('noServerChosen'));
  }
  const results: OdooProbeResult[] = [];
  let passed = true;
  for (const server of chosen) {
    terminal.note(translate('odoo.testing', { server: server.name }));
    const result = await probe(opened, client.id, server, options);
    if (result !== null) results.push(result);
    passed &&= result?.odoo.passed === true;
    if (!options.json && result !== null) terminal.out(formatOdooProbe(result));
  }
  if (options.json) terminal.out(JSON.stringify(results, null, 2));
  return passed ? exitStatus.passed : exitStatus.checkFailed;
}

/** Null where no token could be had, or may be given away. */
async function probe(
  { collega, terminal, signal }: Opened,
  clientId: string,
  server: MailServer,
  options: TestOptions,
): Promise<OdooProbeResult | null> {
  const answer = await askCollega(collega, 'odoo.probe', { clientId, serverId: server.id }, signal);
  switch (answer.outcome) {
    case 'probed':
      return answer.result;
    case 'failed':
      return endByTrouble(answer.trouble, options, terminal);
    case 'no-token':
      terminal.note(formatFinding(answer.finding));
      return null;
    case 'foreign-host':
      terminal.note(translate('odoo.probeForeignHost', { host: showHost(answer.host) }));
      return null;
  }
}

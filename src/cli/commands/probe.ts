import { Option, type Command } from 'commander';
import { hostName, mailboxAddress, port } from '../../contract/identifiers.ts';
import { encryption } from '../../contract/mail-servers.ts';
import { type ConnectionTestPlan } from '../../services/connection-tests/connection-test-plan.ts';
import { runConnectionTest } from '../../services/connection-tests/run-connection-test.ts';
import { chooseProxy, isLoopbackName } from '../../services/network/choose-proxy.ts';
import { describeUse, type UsedProxy } from '../../services/network/network-route.ts';
import { pemCertificates, pemOfDer } from '../../services/network/pem-certificates.ts';
import { type ProxyServer } from '../../services/network/proxy-server.ts';
import { countExtraAuthorities } from '../../services/network/trust-store.ts';
import { proxiesOfThisSystem } from '../../services/network/system-proxy/system-proxies.ts';
import { systemClock } from '../../services/shell/ports/clock.ts';
import { Secret } from '../../services/secret.ts';
import { CommandEnd, exitStatus } from '../terminal/exit-status.ts';
import { decodeText } from '../terminal/decode-text.ts';
import { readNamedBytes } from '../terminal/named-files.ts';
import { systemLanguage } from '../terminal/texts.ts';
import { parseNumberOption, parseOption, timeoutSeconds } from '../options/parse-option.ts';
import { readPlace } from '../session/read-place.ts';
import { formatInForce } from '../output/format-in-force.ts';
import { formatFinding, formatVerdict } from '../output/print-report.ts';
import { addSubcommand } from '../options/add-subcommand.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { StepLines } from '../output/step-lines.ts';
import { type Terminal } from '../terminal/terminal.ts';
import { hasPassed } from '../output/tested-server.ts';
import { translate } from '../terminal/texts.ts';
import { warnOfOldNode } from '../terminal/old-node.ts';
import { takeSecret } from '../terminal/take-secret.ts';

interface ProbeOptions {
  readonly host: string;
  readonly port: number;
  readonly encryption: ConnectionTestPlan['encryption'];
  readonly user?: string;
  /** False with `--no-auth`: the network alone. */
  readonly auth: boolean;
  readonly from?: string;
  readonly to?: string;
  readonly ca?: string;
  readonly allowHost: readonly string[];
  readonly timeout: number;
  readonly json?: true;
}

/** Bytes: a system's whole store of authorities is a fifth of it. */
const maxCertificateBytes = 1024 * 1024;

const protocols = {
  smtp: { direction: 'outgoing', host: 'smtp.office365.com', port: 587, encryption: 'starttls' },
  imap: { direction: 'incoming', host: 'outlook.office365.com', port: 993, encryption: 'implicit' },
} as const;

/** `collega probe smtp|imap`: one connection test with a token that someone else got. */
export function defineProbe(probe: Command, run: CommandRunner): void {
  for (const protocol of ['smtp', 'imap'] as const) {
    const defaults = protocols[protocol];
    const command = addSubcommand(probe, protocol)
      .option('--host <name>', translate('help.host'), parseOption(hostName), defaults.host)
      .option('--port <number>', translate('help.port'), parseNumberOption(port), defaults.port)
      .addOption(
        new Option('--encryption <kind>', translate('help.encryption'))
          .choices([...encryption.options])
          .default(defaults.encryption),
      )
      .option('--user <address>', translate('help.user'), parseOption(mailboxAddress))
      .option('--no-auth', translate('help.noAuth'))
      .option('--ca <file>', translate('help.ca'))
      .option('--allow-host <name>', translate('help.allowHost'), collectHosts, [])
      .option(
        '--timeout <seconds>',
        translate('help.timeout'),
        parseNumberOption(timeoutSeconds, 'timeout'),
        30,
      )
      .option('--json', translate('help.json'));
    if (protocol === 'smtp') {
      command
        .option('--from <address>', translate('help.from'), parseOption(mailboxAddress))
        .option('--to <address>', translate('help.to'), parseOption(mailboxAddress));
    }
    command.action((options: ProbeOptions) =>
      run(async (terminal, signal) => {
        warnOfOldNode(terminal);
        const user = options.auth ? needUser(options) : (options.user ?? '');
        const used = await chooseProbeProxy(readPlace(command).proxy, options);
        formatInForce({
          proxies: used === null ? [] : [describeUse(used)],
          certificateAuthorities: [],
          environmentAuthorities: countExtraAuthorities(),
        }).forEach((line) => terminal.note(line));
        const accessToken = options.auth ? await readAccessToken(terminal) : '';
        const write = options.json ? terminal.note : terminal.out;
        const lines = new StepLines({ terminal, write });
        const added = options.ca === undefined ? [] : await readCertificates(options.ca);
        const report = await runConnectionTest(
          planProbe(defaults.direction, { ...options, user }, used?.proxy ?? null, added),
          {
            supplyToken: () => Promise.resolve({ kind: 'token', accessToken, detail: {} }),
            clock: systemClock,
            signal,
            onStepStarted: (step) => lines.started(step),
            onStepFinished: (step) => lines.finished(step),
          },
        );
        lines.close();
        for (const finding of report.findings) write(formatFinding(finding));
        write(formatVerdict(report));
        if (options.json) terminal.out(JSON.stringify(report, null, 2));
        return hasPassed(report) ? exitStatus.passed : exitStatus.checkFailed;
      }),
    );
  }
}

function planProbe(
  direction: ConnectionTestPlan['direction'],
  options: ProbeOptions & { readonly user: string },
  proxy: ProxyServer | null,
  certificateAuthorities: string[],
): ConnectionTestPlan {
  return {
    ...(options.auth ? {} : { networkOnly: true }),
    direction,
    host: options.host,
    port: options.port,
    encryption: options.encryption,
    username: options.user,
    from: options.from ?? options.user,
    to: options.to ?? options.user,
    timeoutMs: options.timeout * 1000,
    certificateAuthorities,
    proxy,
    tokenHosts: { cloud: null, allowed: options.allowHost, sandbox: ['localhost'] },
    context: {
      mailbox: options.user,
      signedInAs: null,
      host: options.host,
      port: options.port,
      applicationId: null,
      tenant: null,
      redirectUri: null,
      language: systemLanguage(),
    },
  };
}

function needUser({ user }: ProbeOptions): string {
  if (user !== undefined) return user;
  throw new CommandEnd(exitStatus.wrongUse, translate('probeNeedsUser'));
}

const parseHost = parseOption(hostName);

/** `--allow-host` may be given several times. */
function collectHosts(value: string, before: readonly string[]): readonly string[] {
  return [...before, parseHost(value)];
}

/** `--proxy`, else what this computer names; never towards this machine. */
async function chooseProbeProxy(
  override: ProxyServer | null,
  { host, port: number }: ProbeOptions,
): Promise<UsedProxy | null> {
  if (isLoopbackName(host)) return null;
  if (override !== null) return { proxy: override, source: 'this-run' };
  const noPassword = (): Secret => new Secret('');
  const found = await proxiesOfThisSystem(systemClock)();
  const target = { use: 'mail', host, port: number } as const;
  const proxy = chooseProxy({ kind: 'system' }, noPassword, found, target);
  return proxy === null ? null : { proxy, source: found.source };
}

/** From the environment or standard input, never from the arguments: other users can read those. */
async function readAccessToken(terminal: Terminal): Promise<string> {
  const fromEnvironment = takeSecret('COLLEGA_ACCESS_TOKEN');
  const given = fromEnvironment ?? (await terminal.readInput()) ?? (await askToken(terminal));
  const token = given.trim();
  if (token === '') throw new CommandEnd(exitStatus.wrongUse, translate('noAccessToken'));
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new CommandEnd(exitStatus.wrongUse, translate('strangeAccessToken'));
  }
  return token;
}

async function askToken(terminal: Terminal): Promise<string> {
  return (await terminal.ask(`${translate('pasteAccessToken')} `, { hidden: true })) ?? '';
}

/** PEM, or DER as Windows exports it. */
async function readCertificates(path: string): Promise<string[]> {
  const content = (await readNamedBytes(path, maxCertificateBytes)) ?? Buffer.alloc(0);
  const single = pemOfDer(content);
  const found = single === null ? pemCertificates(decodeText(content)) : [single];
  if (found.length === 0) {
    throw new CommandEnd(exitStatus.wrongUse, translate('notACertificate', { path }));
  }
  return found;
}

import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type EventName, type EventPayload } from '../contract/index.ts';
import { createAppHandlers } from './clients/settings/app-handlers.ts';
import { createAzureAppHandlers } from './clients/azure-app-handlers.ts';
import { Bridge, parseEvent, type Handlers } from './shell/bridge/bridge.ts';
import { createClientFileHandlers } from './client-files/client-file-handlers.ts';
import { createClientHandlers } from './clients/client-handlers.ts';
import { ClientSummaries } from './clients/client-summaries.ts';
import { seedSandboxClient } from './clients/seed-sandbox-client.ts';
import { type Collega, type CollegaOptions, type EventListener } from './collega.ts';
import { createConnectionTestHandlers } from './connection-tests/connection-test-handlers.ts';
import { ReportStore } from './connection-tests/report-store.ts';
import { createDraftHandlers } from './store/drafts/draft-handlers.ts';
import { ServerClock } from './microsoft/entra/server-clock.ts';
import { createDiagnosisHandlers } from './diagnosis/diagnosis-handlers.ts';
import { createGeneralSettingsHandlers } from './clients/settings/general-settings-handlers.ts';
import { logCalls } from './store/logging/log-calls.ts';
import { createLogHandlers } from './store/logging/log-handlers.ts';
import { createGuideHandlers } from './guide/guide-handlers.ts';
import { createBulkServerHandlers } from './clients/mail-servers/bulk/bulk-server-handlers.ts';
import { createMailServerHandlers } from './clients/mail-servers/mail-server-handlers.ts';
import { FailedSignIns } from './microsoft/mailbox-links/failed-sign-ins.ts';
import { LinkTokens } from './microsoft/mailbox-links/link-tokens.ts';
import { createMailboxLinkHandlers } from './microsoft/mailbox-links/mailbox-link-handlers.ts';
import { createNetworkHandlers } from './network/network-handlers.ts';
import { describeInForce, reportInForce } from './network/describe-in-force.ts';
import { readNetworkRoute, type NetworkRoute } from './network/network-route.ts';
import { proxiesOfThisSystem } from './network/system-proxy/system-proxies.ts';
import { followOtherPrograms } from './store/records/follow-other-programs.ts';
import { Records } from './store/records/records.ts';
import { createReportHandlers } from './reports/report-handlers.ts';
import { readConnection } from './store/vault/stored-connection.ts';
import { createOdooAdoptionHandlers } from './odoo/odoo-adoption-handlers.ts';
import { compareRead } from './odoo/ask-odoo.ts';
import { createOdooHandlers } from './odoo/odoo-handlers.ts';
import { createOdooMailHandlers } from './odoo/odoo-mail-handlers.ts';
import { createOdooPlanHandlers } from './odoo/odoo-plan-handlers.ts';
import { needsUserRead } from './odoo/plan/hand-over-step.ts';
import { createOdooTestHandlers } from './odoo/odoo-test-handlers.ts';
import { reportOdoo } from './odoo/report-odoo.ts';
import { RunJournals } from './odoo/plan/run-journal.ts';
import { createMailFiles } from './odoo/mails/mail-files.ts';
import { createSnapshotFiles } from './odoo/snapshot/snapshot-files.ts';
import { createSenderRulesHandlers } from './odoo/senders/sender-rules-handlers.ts';
import { createSenderSettingsHandlers } from './clients/settings/general-settings-handlers.ts';
import { createSettingsHandlers, spokenLanguage } from './clients/settings/settings-handlers.ts';
import { createSignInHandlers } from './microsoft/sign-in/sign-in-handlers.ts';
import { createStorageHandlers } from './store/vault/storage-handlers.ts';
import { tightenRights } from './store/storage/tighten-rights.ts';
import { boundSecretStore } from './store/vault/bound-secret-store.ts';
import { hideFromDumps } from './store/vault/hide-from-dumps.ts';
import { type ServerIdentity } from './store/trust/allowed-hosts.ts';
import { TrustGuard } from './store/trust/trust-guard.ts';
import { createTrustHandlers } from './store/trust/trust-handlers.ts';
import { confirmWhenDivided } from './store/trust/trusted-settings.ts';
import { createUpdateHandlers } from './updates/update-handlers.ts';
import { publishedUpdates } from './updates/update-source.ts';
import { IdleLock } from './store/vault/idle-lock.ts';
import { createVaultHandlers } from './store/vault/vault-handlers.ts';
import { Vault } from './store/vault/vault.ts';

/**
 * The composition root: the same Collega for every shell, from what the shell gives.
 * @throws when the records are damaged or the data folder cannot be made; nothing is overwritten.
 */
export async function createCollega(options: CollegaOptions): Promise<Collega> {
  const { clock, logger, sandbox, shell, dataFolder } = options;
  hideFromDumps(logger);
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  tightenRights(dataFolder, logger);

  const closing = new AbortController();
  const listeners = new Set<EventListener>();
  const emit = <Name extends EventName>(name: Name, payload: EventPayload<Name>): void => {
    parseEvent(name, payload);
    logger.trace('told', { event: name, payload });
    for (const listener of listeners) {
      try {
        listener(name, payload);
      } catch (error) {
        // A window that is going away must not undo what was already saved.
        logger.error('an event listener failed', { event: name, error: String(error) });
      }
    }
  };

  let summaries: ClientSummaries | null = null;
  const records = new Records(options.recordsFile, (change) => {
    summaries?.refresh(change);
    emit('records.changed', change);
  });
  records.read();
  records.removeUnlisted();
  const language = () =>
    options.language ?? spokenLanguage(records.read().settings, options.systemLanguage);
  const reports = new ReportStore(dataFolder);
  const snapshots = createSnapshotFiles(dataFolder);
  const mailFiles = createMailFiles(dataFolder);
  const journals = new RunJournals(dataFolder);
  const forgetTests = (server: ServerIdentity) => reports.remove(server);
  const vault = await Vault.open({
    path: join(dataFolder, 'vault.json'),
    secretStore: boundSecretStore(options.secretStore, clock),
    passphrase: options.passphrase,
    ownerOfLink: (linkId) => records.findMailboxLink(linkId)?.clientId ?? null,
    addWhenDivided: (names) => confirmWhenDivided(records.read(), names),
  });
  summaries = new ClientSummaries({ records, vault }, dataFolder);
  vault.onChange = (status) => {
    // The sandbox's secret could not be stored while the vault was locked.
    if (sandbox !== null && status.state === 'open') {
      seedSandboxClient({ records, vault, sandbox, clock });
    }
    emit('vault.changed', status);
  };
  if (sandbox !== null) seedSandboxClient({ records, vault, sandbox, clock });

  const running = new Set<Promise<unknown>>();
  // A command ends before anything could change beside it.
  if (shell.kind !== 'terminal') {
    followOtherPrograms({ records, clock, logger, signal: closing.signal });
  }
  const idleLock = new IdleLock({
    clock,
    minutes: () => records.read().settings.lockVaultAfterMinutes,
    isBusy: () => running.size > 0,
    lock: () => vault.lock(),
  });

  const readSystemProxies = options.readSystemProxies ?? proxiesOfThisSystem(clock);
  const guard = new TrustGuard({ records, vault });
  const override = options.proxyOverride ?? null;
  const inForce = () => describeInForce(records.read().settings, { readSystemProxies, override });
  const beforeUse = reportInForce(inForce, (found) => {
    logger.info('in force', found);
    emit('trust.inForce', found);
  });
  const route = (clientId?: string): NetworkRoute => {
    guard.check(clientId);
    const { settings } = records.read();
    return readNetworkRoute({ settings, vault, readSystemProxies, override, beforeUse });
  };
  const shared = {
    records,
    vault,
    clock,
    sandbox,
    language,
    route,
    serverClock: new ServerClock(clock),
    failedSignIns: new FailedSignIns(),
    signal: closing.signal,
  };
  const linkTokens = new LinkTokens(shared);
  const odoo = {
    ...shared,
    snapshots,
    mailFiles,
    journals,
    announce: (clientId: string) => emit('records.changed', { topic: 'odoo', clientId }),
  };
  const lastReport = (server: ServerIdentity) => reports.read(server);
  const connectionTests = createConnectionTestHandlers({
    ...shared,
    linkTokens,
    reports,
    announce: (progress) => emit('connectionTests.progress', progress),
    announceMany: (progress) => emit('connectionTests.manyProgress', progress),
  });
  const handlers: Handlers = {
    ...createAppHandlers(options),
    ...createAzureAppHandlers(shared),
    ...createClientHandlers({ ...shared, summaries, forgetTests }),
    ...createClientFileHandlers({ ...shared, shell }),
    ...connectionTests,
    ...createDiagnosisHandlers(shared),
    ...createDraftHandlers(shared),
    ...createGeneralSettingsHandlers(shared),
    ...createLogHandlers({ logFile: options.logFile ?? null, shell }),
    ...createGuideHandlers({ ...shared, readOdoo: (clientId) => compareRead(odoo, clientId) }),
    ...createMailServerHandlers({ ...shared, forgetTests }),
    ...createBulkServerHandlers(shared),
    ...createMailboxLinkHandlers({ ...shared, linkTokens, logger }),
    ...createReportHandlers({
      ...shared,
      inForce,
      reports,
      version: options.version,
      shell,
      logFile: options.logFile ?? null,
      reportOdoo: (clientId, spoken) => reportOdoo(odoo, clientId, spoken),
      announce: (progress) => emit('reports.progress', progress),
    }),
    ...createNetworkHandlers({ ...shared, readSystemProxies }),
    ...createOdooHandlers(odoo),
    ...createOdooAdoptionHandlers(odoo),
    ...createOdooMailHandlers(odoo),
    ...createOdooPlanHandlers({ ...odoo, linkTokens, lastReport }),
    ...createOdooTestHandlers({
      ...odoo,
      linkTokens,
      lastReport,
      runOwnTest: async (serverId, context) => {
        const usual = { sendMessage: false, networkOnly: false, timeoutMs: 30_000 };
        const input = { runId: randomUUID(), serverId, ...usual };
        await connectionTests['connectionTests.run'](input, context);
      },
    }),
    ...createSenderRulesHandlers(shared),
    ...createSenderSettingsHandlers({ records }),
    ...createSettingsHandlers({ records, systemLanguage: options.systemLanguage }),
    ...createSignInHandlers({
      ...shared,
      shell,
      odooNeedsScopes: (clientId) => {
        const odooOfClient = readConnection(vault, clientId);
        return odooOfClient !== null && needsUserRead(odooOfClient.connection.version);
      },
      announce: (progress) => emit('signIn.progress', progress),
      announceAddress: (address) => emit('signIn.addressReady', address),
      onRecordsChange: (listener) => {
        listeners.add((name) => {
          if (name === 'records.changed') listener();
        });
      },
    }),
    ...createStorageHandlers(shared),
    ...createTrustHandlers({ guard, inForce }),
    ...createUpdateHandlers({
      ...shared,
      shell,
      logger,
      version: options.version,
      source: options.updates ?? publishedUpdates,
    }),
    ...createVaultHandlers({ ...shared, idleLock, dataFolder }),
  };

  const bridge = new Bridge({
    handlers: logCalls(trackRunning(handlers, running, idleLock), logger),
    reportBug: (where, error) => {
      const reference = randomUUID().slice(0, 8);
      const stack = error instanceof Error ? error.stack : String(error);
      logger.error('unexpected failure', { reference, where, stack });
      return reference;
    },
    reportRefusal: (where, sender) => {
      logger.warn('refused a call', { where, sender: sender.description });
    },
  });

  return {
    bridge,
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose: async () => {
      closing.abort();
      idleLock.stop();
      await Promise.allSettled(running);
      listeners.clear();
    },
  };
}

/** Remembers what has been asked and not yet answered, so that closing and locking can wait. */
function trackRunning(
  handlers: Handlers,
  running: Set<Promise<unknown>>,
  idleLock: IdleLock,
): Handlers {
  const tracked = Object.entries(handlers).map(([name, handler]) => {
    const ask = handler as (input: unknown, context: unknown) => unknown;
    const track = async (input: unknown, context: unknown): Promise<unknown> => {
      idleLock.touch();
      const answer = Promise.resolve(ask(input, context));
      running.add(answer);
      try {
        return await answer;
      } finally {
        running.delete(answer);
      }
    };
    return [name, track];
  });
  return Object.fromEntries(tracked) as Handlers;
}

import { z } from 'zod';
import { appCalls } from './app.ts';
import { azureAppCalls } from './azure-app.ts';
import { recordTopics } from './call.ts';
import { bulkServerCalls } from './bulk-servers.ts';
import { clientFileCalls } from './client-files.ts';
import { clientCalls } from './clients.ts';
import { connectionTestCalls, manyTestsProgress, testProgress } from './connection-tests.ts';
import { diagnosisCalls } from './diagnosis.ts';
import { draftCalls } from './drafts.ts';
import { type Result } from './failures.ts';
import { generalSettingsCalls } from './general-settings.ts';
import { guideCalls } from './guide.ts';
import { recordId } from './identifiers.ts';
import { logCalls } from './logs.ts';
import { mailServerCalls } from './mail-servers.ts';
import { mailboxLinkCalls } from './mailbox-links.ts';
import { networkCalls } from './network.ts';
import { odooCalls } from './odoo.ts';
import { odooAdoptionCalls } from './odoo-adoption.ts';
import { odooMailCalls } from './odoo-mails.ts';
import { odooPlanCalls } from './odoo-plan.ts';
import { odooPracticeCalls } from './odoo-practice.ts';
import { odooTestCalls } from './odoo-tests.ts';
import { reportCalls, reportProgress } from './reports.ts';
import { senderRulesCalls } from './sender-rules.ts';
import { senderSettingsCalls } from './sender-settings.ts';
import { settingsCalls } from './settings.ts';
import { signInAddressReady, signInCalls, signInProgress } from './sign-in.ts';
import { storageCalls } from './storage.ts';
import { trustCalls, trustInForce } from './trust.ts';
import { updateCalls } from './updates.ts';
import { vaultCalls, vaultStatus } from './vault.ts';

/**
 * All that the UI may ask, by name. One name from end to end: `connectionTests.run` is defined in
 * contract/connection-tests.ts, answered in services/connection-tests/, asked from
 * renderer/screens/ and tested in test/e2e/connection-tests….
 */
export const calls = {
  ...appCalls,
  ...azureAppCalls,
  ...clientCalls,
  ...clientFileCalls,
  ...connectionTestCalls,
  ...diagnosisCalls,
  ...draftCalls,
  ...generalSettingsCalls,
  ...guideCalls,
  ...logCalls,
  ...bulkServerCalls,
  ...mailServerCalls,
  ...mailboxLinkCalls,
  ...networkCalls,
  ...odooCalls,
  ...odooAdoptionCalls,
  ...odooMailCalls,
  ...odooPlanCalls,
  ...odooPracticeCalls,
  ...odooTestCalls,
  ...reportCalls,
  ...senderRulesCalls,
  ...senderSettingsCalls,
  ...settingsCalls,
  ...signInCalls,
  ...storageCalls,
  ...trustCalls,
  ...updateCalls,
  ...vaultCalls,
};

/** All that the services may tell the UI without being asked. */
export const events = {
  /** Records of this client (or the list of clients, when null) have changed: ask again. */
  'records.changed': z.strictObject({
    topic: z.enum(recordTopics),
    clientId: recordId.nullable(),
  }),
  'connectionTests.progress': testProgress,
  'connectionTests.manyProgress': manyTestsProgress,
  'reports.progress': reportProgress,
  'signIn.progress': signInProgress,
  'signIn.addressReady': signInAddressReady,
  'vault.changed': vaultStatus,
  /** Before the first connection that goes over a proxy or trusts an added authority, and on change. */
  'trust.inForce': trustInForce,
};

export type CallName = keyof typeof calls;
export type CallInput<Name extends CallName> = z.input<(typeof calls)[Name]['input']>;
export type ParsedInput<Name extends CallName> = z.output<(typeof calls)[Name]['input']>;
export type CallValue<Name extends CallName> = z.output<(typeof calls)[Name]['value']>;

export type EventName = keyof typeof events;
export type EventPayload<Name extends EventName> = z.output<(typeof events)[Name]>;

/** What a shell puts on the page as `window.collega`: two functions and nothing else. */
export interface CollegaApi {
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<Result<CallValue<Name>>>;
  /** Answers a function that ends the subscription. */
  on<Name extends EventName>(
    event: Name,
    listener: (payload: EventPayload<Name>) => void,
  ): () => void;
}

import { type QueryClient } from '@tanstack/react-query';
import { type CallName, type EventPayload } from '../../contract/index.ts';

type Topic = EventPayload<'records.changed'>['topic'] | 'vault';

/** Worked out of settings, servers and links alike. */
const ofSenders = ['senderRules.apply', 'senderRules.review', 'senderRules.planTemplate'] as const;

const queriesOfTopic: Record<Topic, readonly CallName[]> = {
  clients: [
    'storage.damagedFiles',
    'guide.read',
    'clients.list',
    'clients.health',
    'diagnosis.alerts',
    ...ofSenders,
  ],
  'mail-servers': [
    'guide.read',
    'mailServers.list',
    'clients.health',
    'connectionTests.last',
    ...ofSenders,
  ],
  'mailbox-links': [
    'guide.read',
    'mailboxLinks.list',
    'mailboxLinks.inspect',
    'clients.health',
    'diagnosis.alerts',
    ...ofSenders,
  ],
  settings: ['settings.read', 'network.read', 'vault.idleLock'],
  vault: ['vault.status', 'storage.damagedFiles'],
};

const topicsOfCalls: Readonly<Record<string, readonly Topic[]>> = {
  clients: ['clients', 'mail-servers', 'mailbox-links'],
  clientFiles: ['clients', 'mail-servers'],
  azureApp: ['clients'],
  generalSettings: ['clients'],
  senderRules: ['clients', 'mail-servers'],
  senderSettings: ['clients'],
  guide: ['clients'],
  mailServers: ['mail-servers'],
  mailboxLinks: ['mailbox-links'],
  signIn: ['mailbox-links'],
  connectionTests: ['mail-servers', 'mailbox-links'],
  settings: ['settings'],
  network: ['settings'],
  // An opened vault knows secrets and links that a locked one did not.
  vault: ['vault', 'clients', 'mailbox-links', 'settings'],
  storage: ['vault', 'clients', 'mail-servers', 'mailbox-links', 'settings'],
};

/** Asks again for everything of a topic; resolves when the screens show the new answers. */
export async function refreshTopic(queryClient: QueryClient, topic: Topic): Promise<void> {
  await Promise.all(
    queriesOfTopic[topic].map((name) => queryClient.invalidateQueries({ queryKey: [name] })),
  );
}

/** After a command: what it may have changed, so that a screen never waits for the event. */
export async function refreshAfter(queryClient: QueryClient, name: CallName): Promise<void> {
  const topics = topicsOfCalls[name.slice(0, name.indexOf('.'))] ?? [];
  await Promise.all(topics.map((topic) => refreshTopic(queryClient, topic)));
}

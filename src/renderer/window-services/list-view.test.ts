import { expect, it } from 'vitest';
import { type AzureApp } from '../../contract/azure-app.ts';
import { type MailServer } from '../../contract/mail-servers.ts';
import { type MailboxLink } from '../../contract/mailbox-links.ts';
import {
  listServers,
  moveBeside,
  nextSort,
  viewServers,
  whyEmpty,
  wholeList,
} from './list-view.ts';

const compareText = (one: string, other: string) => one.localeCompare(other);

function server(id: string, change: Partial<MailServer> = {}): MailServer {
  return {
    direction: 'outgoing',
    id,
    clientId: 'client',
    createdAt: `2026-11-23T10:00:0${id}Z`,
    lastTest: null,
    name: `Server ${id}`,
    username: `user${id}@contoso.com`,
    host: 'smtp.office365.com',
    port: 587,
    encryption: 'starttls',
    active: true,
    fromFilter: '',
    priority: 10,
    sendAs: false,
    ...change,
  } as MailServer;
}
const tested = (outcome: 'passed' | 'warning' | 'failed', startedAt = '2026-11-23T10:00:00Z') => ({
  lastTest: { outcome, startedAt, durationMs: 1, findingCodes: [] },
});
const link = (mailbox: string, state: 'valid' | 'broken') =>
  ({ mailbox, health: { state } }) as MailboxLink;

const servers = [
  server('1', { name: 'Sales', priority: 30, ...tested('failed') }),
  server('2', { fromFilter: 'Notify@Contoso.com', ...tested('warning') }),
  server('3', { active: false }),
  server('4', { direction: 'incoming' }),
  server('5', { username: 'Anna@contoso.com', host: 'mail.other.example' }),
];
const links = [link('user1@contoso.com', 'broken'), link('anna@contoso.com', 'valid')];
const azureApp = { applicationId: 'app', authority: { kind: 'common' } } as AzureApp;
const listed = listServers({ servers, links, azureApp, direction: 'outgoing', now: 0 });
const shown = (change: Partial<typeof wholeList>) =>
  viewServers(listed, { ...wholeList, ...change }, compareText).map(({ server: { id } }) => id);

it('shows one direction in Odoo’s order, without the archived ones', () => {
  expect(shown({})).toEqual(['2', '5', '1']);
  expect(shown({ records: 'archived' })).toEqual(['3']);
  expect(shown({ records: 'all' })).toEqual(['2', '3', '5', '1']);
});

it('finds every word in the name, username, server or filter, whatever its case', () => {
  expect(shown({ search: 'notify' })).toEqual(['2']);
  expect(shown({ search: ' ANNA other.example ' })).toEqual(['5']);
  expect(shown({ search: 'anna office365' })).toEqual([]);
});

it('filters by the mailbox and by the last test', () => {
  expect(shown({ link: 'broken' })).toEqual(['1']);
  expect(shown({ link: 'valid' })).toEqual(['5']);
  expect(shown({ link: 'none', records: 'all' })).toEqual(['2', '3']);
  expect(shown({ test: 'failed' })).toEqual(['1']);
  // It passed, with a mailbox that is not linked any more.
  expect(shown({ test: 'outdated' })).toEqual(['2']);
  expect(shown({ test: 'passed' })).toEqual([]);
  expect(shown({ test: 'never' })).toEqual(['5']);
});

it('sorts by a column, upwards, downwards and back to Odoo’s order', () => {
  const up = nextSort(null, 'name');
  const down = nextSort(up, 'name');
  expect(shown({ sort: up })).toEqual(['1', '2', '5']);
  expect(shown({ sort: down })).toEqual(['5', '2', '1']);
  expect(nextSort(down, 'name')).toBeNull();
  expect(nextSort(down, 'host')).toEqual({ column: 'host', descending: false });
  expect(shown({ sort: { column: 'host', descending: false } })).toEqual(['5', '2', '1']);
  expect(shown({ sort: { column: 'username', descending: false } })).toEqual(['5', '1', '2']);
  expect(shown({ sort: { column: 'link', descending: false } })).toEqual(['1', '2', '5']);
  expect(shown({ sort: { column: 'lastTest', descending: false } })).toEqual(['1', '2', '5']);
  expect(shown({ sort: { column: 'priority', descending: true } })).toEqual(['1', '2', '5']);
});

it('moves one server beside another, and leaves hidden ones in place', () => {
  expect(moveBeside(listed, '1', '2', 'before')).toEqual(['1', '2', '3', '5']);
  expect(moveBeside(listed, '2', '5', 'after')).toEqual(['3', '5', '2', '1']);
  expect(moveBeside(listed, '5', '2', 'after')).toEqual(['2', '5', '3', '1']);
});

it('an empty list says why: nothing there, all archived, or the search and the filters', () => {
  expect(whyEmpty(0, wholeList)).toBe('no-servers');
  expect(whyEmpty(3, wholeList)).toBe('all-archived');
  expect(whyEmpty(3, { ...wholeList, search: 'anna' })).toBe('filtered');
  expect(whyEmpty(3, { ...wholeList, test: 'failed' })).toBe('filtered');
  expect(whyEmpty(3, { ...wholeList, records: 'archived' })).toBe('filtered');
});

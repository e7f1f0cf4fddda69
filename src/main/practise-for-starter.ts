import { app } from 'electron';
import { randomUUID } from 'node:crypto';
import { type CallInput, type CallName, type CallValue } from '../contract/index.ts';
import { type Result } from '../contract/failures.ts';
import { type Bridge } from '../services/shell/bridge/bridge.ts';
import { reportStart } from './report-start.ts';

const ownSender = { trusted: true, description: 'the practice that the starter asked for' };

/**
 * Does the main job in the practice tenant, where the program that started Collega asks for it
 * (start-handshake.ts): signs in, in the real sign-in window, whose redirect is stopped as at a
 * client's, and tests both servers; tells how it ended, and quits. A smoke run cannot drive a packed
 * Collega, since its fuses forbid a debugger.
 */
export async function practiseForStarter(bridge: Bridge): Promise<void> {
  try {
    await practise(bridge);
    reportStart('practice-passed');
  } catch (error) {
    reportStart('practice-failed', error instanceof Error ? error.message : String(error));
  }
  app.quit();
}

async function practise(bridge: Bridge): Promise<void> {
  const ask = async <Name extends CallName>(
    name: Name,
    input: CallInput<Name>,
  ): Promise<CallValue<Name>> => {
    const answer = await bridge.answer(name, input, ownSender, new AbortController().signal);
    // The bridge has parsed the value by this very call's schema.
    const result = answer as Result<CallValue<Name>>;
    if (!result.ok) throw new Error(`${name}: ${result.failure.kind}`);
    return result.value;
  };
  const client = (await ask('clients.list', {})).find(({ sandbox }) => sandbox);
  if (client === undefined) throw new Error('no practice client');
  const servers = await ask('mailServers.list', { clientId: client.id });
  const mailbox = servers[0]?.username ?? '';
  const signIn = await ask('signIn.start', { flowId: randomUUID(), clientId: client.id, mailbox });
  if (signIn.outcome !== 'linked') throw new Error(`the sign-in ended as ${signIn.outcome}`);
  for (const { id, name } of servers) {
    const { outcome } = await ask('connectionTests.run', { runId: randomUUID(), serverId: id });
    if (outcome !== 'passed') throw new Error(`${name}: ${outcome}`);
  }
}

import { StepFailure } from '../step-failure.ts';
import { type TestRun } from '../test-run.ts';
import { imapFailure, imapTimedOut, throwIfBroken } from './imap-failures.ts';
import { type ImapSession } from './open-imap-connection.ts';

/**
 * The steps `list` and `inbox`, in one round trip. Both are always tried, since Exchange accepts a
 * sign-in and refuses every command after it ("authenticated but not connected", row 179). EXAMINE
 * opens read-only: a test marks nothing as seen.
 */
export async function testMailbox(run: TestRun, session: ImapSession): Promise<void> {
  const commands = sendCommands(session);
  let refused: StepFailure | null = null;
  try {
    await testList(run, session, commands);
  } catch (error) {
    if (!(error instanceof StepFailure) || !goesOn(error)) throw error;
    refused = error;
  }
  await testInbox(run, session, commands, refused);
  if (refused !== null) throw refused;
}

interface MailboxCommands {
  readonly listTag: string;
  readonly listed: Promise<void>;
  readonly countFolders: () => number;
  readonly inboxTag: string;
  readonly opened: Promise<void>;
  readonly countMessages: () => number | null;
}

function sendCommands({ client, socket }: ImapSession): MailboxCommands {
  let folders = 0;
  let messages: number | null = null;
  const inner = client.inner();
  const listTag = client.tag(1);
  const inboxTag = client.tag(2);
  socket().sendAhead(`${inboxTag} EXAMINE INBOX`);
  const quoted = (value: string) => ({ type: 'STRING', value });
  const listed = inner.exec('LIST', [quoted(''), quoted('*')], {
    untagged: {
      LIST: () => {
        folders += 1;
        return Promise.resolve();
      },
    },
  });
  const opened = inner.exec('EXAMINE', [{ type: 'ATOM', value: 'INBOX' }], {
    untagged: {
      EXISTS: ({ command }) => {
        messages = Number(command);
        return Promise.resolve();
      },
    },
  });
  return {
    listTag,
    listed: releaseWhenDone(listed),
    countFolders: () => folders,
    inboxTag,
    opened: releaseWhenDone(opened),
    countMessages: () => messages,
  };
}

/** imapflow reads on only when it is told that an answer was dealt with. */
function releaseWhenDone(answer: Promise<{ next(): void }>): Promise<void> {
  const done = answer.then((response) => response.next());
  done.catch(() => undefined);
  return done;
}

async function testList(
  run: TestRun,
  { wire }: ImapSession,
  { listed, listTag, countFolders }: MailboxCommands,
): Promise<void> {
  await run.step('list', imapTimedOut('list', wire), async (evidence) => {
    try {
      await run.waits.for(() => listed);
    } catch (error) {
      throw imapFailure('list', wire, listTag, error);
    }
    evidence['reply'] = wire.answerTo(listTag);
    evidence['folders'] = countFolders();
    throwIfBroken('list', wire);
  });
}

async function testInbox(
  run: TestRun,
  { wire }: ImapSession,
  { opened, inboxTag, countMessages }: MailboxCommands,
  listRefused: StepFailure | null,
): Promise<void> {
  await run.step('inbox', imapTimedOut('inbox', wire), async (evidence) => {
    try {
      await run.waits.for(() => opened);
    } catch (error) {
      const failure = imapFailure('inbox', wire, inboxTag, error);
      // Exchange says "not connected" to LIST and hangs up: one cause, not two (row 179).
      if (listRefused === null || !hangsUp(failure)) throw failure;
      throw new StepFailure(listRefused.signal, failure.detail);
    }
    evidence['reply'] = wire.answerTo(inboxTag);
    evidence['messages'] = countMessages();
    throwIfBroken('inbox', wire);
  });
}

/** A refused LIST leaves the connection in place: the INBOX may still be opened. */
function goesOn({ signal }: StepFailure): boolean {
  return signal.kind === 'imap' && signal.status !== 'BYE';
}

function hangsUp(failure: Error): failure is StepFailure {
  if (!(failure instanceof StepFailure)) return false;
  return failure.signal.kind === 'conversation' || !goesOn(failure);
}

import { type OdooRun, type OdooStepResult } from '../../../contract/odoo-plan.ts';
import { type OdooApi } from '../api/odoo-api.ts';
import { OdooError } from '../api/odoo-error.ts';
import { secretParameter } from '../snapshot/snapshot-models.ts';
import { OdooWriter, type ServerModel, type WriteResult } from './odoo-writer.ts';
import { type RunEntry } from './run-journal.ts';
import { valueBefore } from './server-values.ts';

export type UndoMessage =
  | 'changed'
  | 'token-changed'
  | 'cannot-undo'
  | 'tokens-depend'
  | 'not-as-written'
  | 'lost'
  | 'read-back';

/** Parameters without which Odoo 19 sends stored tokens to its own service (odoo-api.md 3.4). */
const credentials: readonly string[] = ['microsoft_outlook_client_id', secretParameter];

/**
 * Puts back what one run wrote, the last first: tokens before credentials. A value that is no longer
 * what was written stays: it belongs to the one who changed it.
 * @returns `remains`: whether something could not be undone now, and may be later
 * @throws OdooError when Odoo cannot be asked any more
 */
export async function undoRun(
  api: OdooApi,
  run: OdooRun,
  words: {
    readonly title: (entry: RunEntry) => string;
    readonly say: (message: UndoMessage) => string;
    readonly undone: (index: number) => void;
  },
  signal: AbortSignal,
): Promise<{ readonly results: OdooStepResult[]; readonly remains: boolean }> {
  const writer = new OdooWriter(api, signal);
  const results: OdooStepResult[] = [];
  let remains = false;
  for (let index = run.entries.length - 1; index >= 0; index -= 1) {
    const entry = run.entries[index];
    if (entry === undefined || entry.state === 'undone' || entry.undo === 'nothing-to-undo')
      continue;
    const answer = await undoEntry(api, writer, entry, signal).catch((error: unknown) => {
      if (!(error instanceof OdooError) || error.problem.kind !== 'user-error') throw error;
      return { words: error.message };
    });
    const done = answer === 'written' || answer === 'read-back';
    if (done) words.undone(index);
    const leftAlone = answer === 'changed' || answer === 'token-changed';
    remains ||= !done && !leftAlone && answer !== 'cannot-undo';
    results.push({
      stepId: String(index),
      title: words.title(entry),
      finding: null,
      outcome: done ? 'done' : leftAlone ? 'changed' : 'failed',
      message:
        typeof answer === 'object' ? answer.words : answer === 'written' ? '' : words.say(answer),
    });
  }
  return { results, remains };
}

async function undoEntry(
  api: OdooApi,
  writer: OdooWriter,
  entry: RunEntry,
  signal: AbortSignal,
): Promise<WriteResult | 'changed' | 'token-changed' | 'cannot-undo' | 'tokens-depend'> {
  const { kind, field, before, recordId } = entry;
  if (entry.undo === 'impossible') return 'cannot-undo';
  if (kind === 'set-parameter') return undoParameter(writer, entry);
  if (recordId === null) return 'cannot-undo';
  const model: ServerModel =
    entry.model === 'fetchmail.server' ? 'fetchmail.server' : 'ir.mail_server';
  if ((await writer.writeDate(model, recordId)) === null) return 'changed';
  switch (kind) {
    case 'install-module':
      return 'cannot-undo';
    case 'create-server':
      return writer.write(model, recordId, { active: false });
    case 'activate':
      return writer.write(model, recordId, { active: false });
    case 'hand-over': {
      // A token of a sign-in in Odoo since then belongs to the one who signed in.
      const isOurs = (await writer.tokenStamp(model, recordId)) === entry.tokenStamp;
      return isOurs ? writer.clearTokens(model, recordId) : 'token-changed';
    }
    case 'own-test':
      await api.call({ model, method: 'set_draft', ids: [recordId] }, signal);
      return (await writer.holds(model, recordId, { state: 'draft' }))
        ? 'written'
        : 'not-as-written';
    case 'set-field': {
      if (field === null) return 'cannot-undo';
      const written = await writer.holds(model, recordId, valueBefore(field, entry.after));
      return written ? writer.write(model, recordId, valueBefore(field, before)) : 'changed';
    }
  }
}

async function undoParameter(
  writer: OdooWriter,
  { name, before, after }: RunEntry,
): Promise<WriteResult | 'changed' | 'tokens-depend'> {
  // The secret itself is not kept: that it is still Collega's cannot be asked, only that it is there.
  if (name !== secretParameter && !(await writer.hasParameter(name, after))) return 'changed';
  if (before === null && credentials.includes(name) && (await writer.countTokens()) > 0) {
    return 'tokens-depend';
  }
  return writer.setParameter(name, before);
}

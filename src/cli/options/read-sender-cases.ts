import { z } from 'zod';
import { senderCase, type SenderCase } from '../../contract/sender-rules.ts';
import { CommandEnd, exitStatus } from '../terminal/exit-status.ts';
import { readNamedFile } from '../terminal/named-files.ts';
import { translate } from '../terminal/texts.ts';

/** Bytes: thousands of cases. */
const maxCasesBytes = 32 * 1024 * 1024;

/** More would hide the first. */
const namedProblems = 10;

/** Cases in the form of odoo-sender-cases.json; a bad file ends the command and names the field. */
export async function readSenderCases(path: string): Promise<SenderCase[]> {
  const content = await parseFile(path);
  const parsed = z.array(senderCase).safeParse(content);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues
    .flatMap((issue) => describeIssue(issue, content))
    .slice(0, namedProblems);
  throw new CommandEnd(
    exitStatus.wrongUse,
    [translate('sender.badCases', { path }), ...problems.map((problem) => `  ${problem}`)].join(
      '\n',
    ),
  );
}

async function parseFile(path: string): Promise<unknown> {
  const text = await readNamedFile(path, maxCasesBytes);
  if (text === null)
    throw new CommandEnd(exitStatus.wrongUse, translate('files.tooLarge', { path }));
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandEnd(exitStatus.wrongUse, translate('sender.noJson', { path, reason }));
  }
}

function describeIssue(issue: z.core.$ZodIssue, content: unknown): string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      translate('sender.problem.unknown', { field: nameField([...issue.path, key]) }),
    );
  }
  const field = nameField(issue.path);
  if (isMissing(content, issue.path)) return [translate('sender.problem.missing', { field })];
  if (issue.code !== 'invalid_type') return [translate('sender.problem.unusable', { field })];
  return [translate('sender.problem.type', { field, expected: issue.expected })];
}

/** `[3].servers[0].sequence` */
function nameField(path: readonly PropertyKey[]): string {
  const name = path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('');
  return name === '' ? '[]' : name;
}

function isMissing(content: unknown, path: readonly PropertyKey[]): boolean {
  const found = path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    content,
  );
  return found === undefined;
}

import { z } from 'zod';
import { clientFile, maxClientFileLength, type ClientFile } from '../../contract/client-files.ts';
import { fieldProblemCode, type Failure, type FieldProblem } from '../../contract/failures.ts';
import { fail } from '../failure-error.ts';

type Reason = Extract<Failure, { kind: 'client-file-unreadable' }>['reason'];

const anyFormat = z.looseObject({ schema: z.string() });
const maxProblems = 20;
const maxPathLength = 120;

/**
 * Reads a client's file, by hand or by another Collega: every field by the same rules as in the
 * forms.
 * @throws FailureError `client-file-unreadable`, with each field that is wrong and why.
 */
export function readClientFile(content: string): ClientFile {
  if (content.length > maxClientFileLength) refuse('too-large');
  const value = parseJson(content);
  const format = anyFormat.safeParse(value).data?.schema;
  if (format !== 'collega.client/1') refuse(checkFormat(format));
  const parsed = clientFile.safeParse(value);
  return parsed.success ? parsed.data : refuse('wrong-fields', problemsIn(parsed.error, value));
}

function parseJson(content: string): unknown {
  try {
    // Editors on Windows put a byte order mark before everything.
    return JSON.parse(content.replace(/^\ufeff/, ''));
  } catch {
    return refuse('not-a-client');
  }
}

function checkFormat(format: string | undefined): Reason {
  if (format === undefined) return 'not-a-client';
  if (/^collega\.client\/\d+$/.test(format)) return 'newer-format';
  return /^collega\.report\/\d+$/.test(format) ? 'is-a-report' : 'not-a-client';
}

function problemsIn(error: z.ZodError, file: unknown): FieldProblem[] {
  const problems = error.issues.flatMap((issue): FieldProblem[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => problemAt([...issue.path, key], 'unknown-field'));
    }
    const code = fieldProblemCode.safeParse(issue.message);
    if (code.success) return [problemAt(issue.path, code.data)];
    return [problemAt(issue.path, isThere(file, issue.path) ? 'invalid' : 'required')];
  });
  return problems.slice(0, maxProblems);
}

/**
 * Names come from a stranger's file: they are cut, and what would steer a terminal or turn the text
 * around is shown as a mark.
 */
function problemAt(path: readonly PropertyKey[], problem: FieldProblem['problem']): FieldProblem {
  const field = path
    .map(String)
    .join('.')
    .replace(/[\p{Cc}\p{Cf}]/gu, '\ufffd');
  return { field: field.slice(0, maxPathLength), problem };
}

function isThere(value: unknown, path: readonly PropertyKey[]): boolean {
  const [name, ...rest] = path;
  if (name === undefined) return value !== undefined;
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? isThere((value as Record<PropertyKey, unknown>)[name], rest)
    : false;
}

function refuse(reason: Reason, problems: FieldProblem[] = []): never {
  fail({ kind: 'client-file-unreadable', reason, problems });
}

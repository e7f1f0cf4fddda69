// Decides what a test's results say about a removal.
import { titlePattern } from './read-removals.mjs';

export function checkRed(wanted, results) {
  const title = new RegExp(`^${titlePattern(wanted.test)}$`, 'su');
  const own = results.filter(
    (result) => result.file === wanted.file && title.test(result.title.join(' > ')),
  );
  const failed = own.filter(({ state }) => state === 'failed').flatMap(({ messages }) => messages);
  const asserted = failed.find((message) => isAssertion(message, wanted.says));
  if (asserted !== undefined) return { state: 'red', why: firstLine(asserted) };
  if (failed.length > 0) return { state: 'broken', why: firstLine(failed[0]) };
  if (own.some(({ state }) => state === 'passed')) return { state: 'green', why: 'it passed' };
  if (own.length > 0) return { state: 'skipped', why: 'it is skipped on this machine' };
  return { state: 'broken', why: 'it did not run' };
}

/** Of expect, of fast-check's properties, and of files that are compared with what they were. */
const assertion =
  /^(?:AssertionError\b|Error: Property failed after|Error: Snapshot .* mismatched)/su;
const timedOut = /^Error: (?:Test|Hook) timed out/u;

function isAssertion(message, says) {
  if (timedOut.test(message)) return false;
  return says === undefined ? assertion.test(message) : message.includes(says);
}

function firstLine(message) {
  return (message.split('\n')[0] ?? '').slice(0, 160);
}

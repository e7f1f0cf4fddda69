import { speaksOfMailNear, targetOf } from './mail-target.ts';
import { isForeign, type Reading } from './reading.ts';

/** Longer texts that never speak of mail are someone else's. */
const shortText = 400;

/** Whether a failure of the network has to do with mail or a sign-in at Microsoft's. */
export function concernsMail(reading: Reading, start: number, end: number): boolean {
  if (isForeign(reading, start, end)) return false;
  const target = targetOf(reading.text, start, end);
  if (target === 'mail' || target === 'authority' || target === 'graph') return true;
  if (target === 'other') return false;
  return (
    speaksOfMailNear(reading.text, start, end) ||
    (reading.marks.length === 0 &&
      reading.text.length < shortText &&
      !reading.text.trim().includes('\n'))
  );
}

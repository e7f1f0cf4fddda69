import { expect, it } from 'vitest';
import { type GuideCheck, type GuideStep } from './guide.ts';
import { isMarkedByHand } from './guide-verdict.ts';

const checked = (outcome: GuideCheck['outcome']): GuideCheck => ({
  id: 'app-known',
  outcome,
  reason: 'app-known',
  params: {},
  finding: null,
  checkedAt: null,
});
const step = (change: Partial<GuideStep>): GuideStep => ({
  id: 'permissions',
  ticked: true,
  state: 'done',
  checks: [],
  ...change,
});

it.each([
  ['a step that nothing checks', step({}), true],
  ['one whose check has not passed yet', step({ checks: [checked('waiting')] }), true],
  ['one that the checks prove too', step({ checks: [checked('passed')] }), false],
  ['one with a problem', step({ state: 'problem', checks: [checked('failed')] }), false],
  ['one that is done without a tick', step({ ticked: false, checks: [checked('passed')] }), false],
])('what the user alone says is told from what was found: %s', (_which, given, expected) => {
  expect(isMarkedByHand(given)).toBe(expected);
});

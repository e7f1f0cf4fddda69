import { isUnproven } from '../../contract/guide-verdict.ts';
import {
  guideStepId,
  type GuideCheck,
  type GuideCheckId,
  type GuideStep,
  type GuideStepId,
} from '../../contract/guide.ts';

/** Which checks belong to a step, in the order in which they are shown. */
const checksOf: Readonly<Record<GuideStepId, readonly GuideCheckId[]>> = {
  registration: ['client-id', 'app-known'],
  'account-types': ['tenant-found', 'account-types-accepted'],
  'redirect-uri': ['redirect-uri-registered'],
  permissions: ['scopes-granted'],
  'admin-consent': ['consent-given'],
  users: ['users-assigned'],
  secret: ['secret-accepted', 'secret-lasts'],
  'smtp-auth': ['smtp-auth-open'],
  outgoing: ['outgoing-works'],
  incoming: ['incoming-works'],
  'odoo-module': ['module-in-odoo'],
  'odoo-settings': ['settings-in-odoo'],
  'odoo-senders': ['senders-accepted', 'senders-in-odoo'],
  'odoo-outgoing': ['outgoing-in-odoo'],
  'odoo-incoming': ['incoming-in-odoo'],
  'odoo-mass-mailing': [],
};

/** Puts checks and ticks together. Nothing is done by itself that no check has proven. */
export function arrangeSteps(
  checks: readonly GuideCheck[],
  ticked: readonly string[],
): GuideStep[] {
  return guideStepId.options.map((id) => {
    const own = checksOf[id].flatMap((wanted) => checks.find((each) => each.id === wanted) ?? []);
    const step = { id, ticked: ticked.includes(id), checks: own };
    return { ...step, state: stateOf(step) };
  });
}

/**
 * A tick is the user's word; a failed check is louder. A secret that Microsoft accepts is there,
 * whether or not someone noted its last day: that is a piece of advice.
 */
function stateOf({ ticked, checks }: Pick<GuideStep, 'ticked' | 'checks'>): GuideStep['state'] {
  if (checks.some(({ outcome }) => outcome === 'failed')) return 'problem';
  const counted = checks.filter(({ reason }) => reason !== 'day-unknown');
  const unproven = counted.filter(isUnproven);
  if (ticked || (counted.length > 0 && unproven.length === 0)) return 'done';
  const inCollega = unproven.length < counted.length;
  return inCollega && unproven.every(({ reason }) => reason === 'odoo-not-read')
    ? 'entered'
    : 'open';
}

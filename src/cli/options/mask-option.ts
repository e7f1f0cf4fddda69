import { Option } from 'commander';
import { type ReportMask } from '../../contract/report-mask.ts';
import { translate } from '../terminal/texts.ts';

/** Written out: `explain` does without the schemas of the contract. */
const levels: readonly Exclude<ReportMask, 'none'>[] = ['mailboxes', 'organisation'];

/** `--mask` alone hides mailboxes, as it did before there was another level. */
export function maskOption(): Option {
  return new Option('--mask [names]', translate('help.mask')).choices(levels).preset('mailboxes');
}

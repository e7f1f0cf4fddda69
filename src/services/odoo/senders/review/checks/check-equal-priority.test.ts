import { describe, expect, it } from 'vitest';
import { reviewSenders } from '../review-senders.ts';
import { type ReviewInput } from '../reviewed-set-up.ts';
import { type IssueCode } from '../sender-issue.ts';
import { idOf, server, setUp } from '../testing/build-set-up.ts';

const notif = server('notifications@example.com', { number: 9 });
const john = server('john@example.com', { number: 1 });
const jane = server('jane@example.com', { number: 2 });
const find = (input: ReviewInput, code: IssueCode) =>
  reviewSenders(input, 'en').findings.find((finding) => finding.code === code);

describe('servers of equal priority', () => {
  it('for one mailbox are a warning: either will do', () => {
    const again = { ...jane, username: john.username, fromFilter: john.fromFilter };
    expect(find(setUp([john, again, notif]), 'equal-priority')?.severity).toBe('warning');
  });

  it('that share a domain are told, too', () => {
    const both = [john, jane].map((each) => ({ ...each, fromFilter: 'example.com' }));
    expect(find(setUp([...both, notif]), 'equal-priority')?.params['part']).toBe('example.com');
  });

  it('are not said to be used in the order of their age', () => {
    const both = [john, { ...jane, fromFilter: 'john@example.com' }];
    expect(find(setUp([...both, notif]), 'filter-part-twice')).toBeUndefined();
  });

  it('with filters of their own stand in for strangers only where nothing else does', () => {
    expect(find(setUp([john, jane]), 'equal-priority-fallback')?.serverIds).toEqual([
      idOf(1),
      idOf(2),
    ]);
    expect(find(setUp([john, jane, notif]), 'equal-priority-fallback')).toBeUndefined();
  });
});

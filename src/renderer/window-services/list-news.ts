import { type MailServerFields } from '../../contract/mail-servers.ts';

/** What was last done to servers of one list, with all that undoing it takes. */
export type ListNews =
  | {
      readonly kind: 'deleted';
      readonly clientId: string;
      /** As they can be made again, without their test results. */
      readonly fields: readonly MailServerFields[];
    }
  | {
      readonly kind: 'archived' | 'unarchived';
      /** Those alone whose state was changed. */
      readonly serverIds: readonly string[];
      readonly firstName: string;
    };

import { useRef } from 'react';
import { type UseFormReturn } from 'react-hook-form';
import { type OutgoingValues } from '../mail-servers/server-values.ts';
import { followUsername } from './follow-username.ts';

export interface FromFilter {
  readonly onFilterTyped: () => void;
  readonly onUsernameTyped: (username: string) => void;
  readonly onDiscarded: () => void;
}

/** Keeps FROM Filtering in step with the username until the user types into it. */
export function useFromFilter(
  form: UseFormReturn<OutgoingValues, unknown, OutgoingValues>,
  storedUsername: string,
): FromFilter {
  const typed = useRef(false);
  const previous = useRef<string | null>(null);
  return {
    onFilterTyped: () => {
      typed.current = true;
    },
    onUsernameTyped: (username) => {
      const fromFilter = form.getValues('fromFilter');
      const followed = followUsername({
        fromFilter,
        previousUsername: previous.current ?? storedUsername,
        username,
        typed: typed.current,
      });
      previous.current = username;
      if (followed !== fromFilter) form.setValue('fromFilter', followed, { shouldDirty: true });
    },
    onDiscarded: () => {
      typed.current = false;
      previous.current = null;
    },
  };
}
